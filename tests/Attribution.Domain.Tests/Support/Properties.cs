using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Attribution.Domain.Tests.Support;

/// <summary>Checks that something holds for many generated cases, always the same ones, so that a failing case fails again.</summary>
internal static class Properties
{
    private static readonly Config SameCases = Config.QuickThrowOnFailure
        .WithMaxTest(200)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 2019), FSharpOption<int>.None)));

    public static void Hold<T>(Gen<T> cases, Action<T> assert) => Check.One(SameCases, Prop.ForAll(Arb.From(cases), assert));
}
