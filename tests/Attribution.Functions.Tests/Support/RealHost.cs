using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Attribution.Functions.Tests.Support;

/// <summary>
/// What <c>Program.cs</c> builds, taken at the moment at which it would start to run: the registration that is deployed, not one
/// that a test has put together.
/// </summary>
internal sealed class RealHost(IHost host) : IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    /// <summary>Creates a function class as the worker does.</summary>
    public T Function<T>() => ActivatorUtilities.CreateInstance<T>(host.Services);

    public static RealHost Build(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? replace = null)
    {
        var caught = new BuiltHost(replace ?? (_ => { }));
        BuiltHost.Current.Value = caught;
        using var subscription = DiagnosticListener.AllListeners.Subscribe(caught);
        var arguments = settings.Select(s => $"--{s.Key.Replace("__", ":", StringComparison.Ordinal)}={s.Value}").Append("--port=0").ToArray();
        try
        {
            typeof(AttributionRegistration).Assembly.EntryPoint!.Invoke(null, [arguments]);
        }
        catch (TargetInvocationException e) when (e.InnerException is Caught)
        {
            // The program ends where it would have begun to serve.
        }

        return new RealHost(caught.Host!);
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)host).DisposeAsync();

    private sealed class Caught : Exception;

    /// <summary>The generic host announces what it is about to build and has built; test hosts of ASP.NET Core listen to the same.</summary>
    private sealed class BuiltHost(Action<IServiceCollection> replace) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        /// <summary>Tests of other collections build hosts at the same time: each looks at its own.</summary>
        public static readonly AsyncLocal<BuiltHost?> Current = new();

        private readonly List<IDisposable> subscriptions = [];

        public IHost? Host { get; private set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting" && Current.Value == this)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // A listener hears of every host that is built meanwhile, on the thread that builds it.
            if (Current.Value != this)
            {
                return;
            }

            if (value is ("HostBuilding", IHostBuilder builder))
            {
                builder.ConfigureServices(replace);
            }
            else if (value is ("HostBuilt", IHost built))
            {
                Host = built;
                subscriptions.ForEach(s => s.Dispose());
                throw new Caught();
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
