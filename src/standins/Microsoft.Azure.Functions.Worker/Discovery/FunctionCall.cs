using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Embedded.Discovery;

/// <summary>Creates a function's class, calls the method and awaits whatever it returns.</summary>
internal sealed class FunctionCall
{
    private readonly ObjectFactory? create;
    private readonly MethodInvoker invoker;
    private readonly Func<object?, Task<object?>> complete;

    public FunctionCall(MethodInfo method)
    {
        create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        invoker = MethodInvoker.Create(method);
        complete = Completion(method.ReturnType);
    }

    /// <summary>Whether nobody could wait for the method, or learn that it failed.</summary>
    public static bool IsAsyncVoid(MethodInfo method) =>
        method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false);

    public async Task<object?> Invoke(IServiceProvider services, object?[] arguments)
    {
        var instance = create?.Invoke(services, null);
        try
        {
            return await complete(Call(instance, arguments)).ConfigureAwait(false);
        }
        finally
        {
            await Dispose(instance).ConfigureAwait(false);
        }
    }

    private object? Call(object? instance, object?[] arguments) => invoker.Invoke(instance, arguments.AsSpan());

    private static async ValueTask Dispose(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private static Func<object?, Task<object?>> Completion(Type type)
    {
        if (type == typeof(Task))
        {
            return async returned =>
            {
                await ((Task)returned!).ConfigureAwait(false);
                return null;
            };
        }

        if (type == typeof(ValueTask))
        {
            return async returned =>
            {
                await ((ValueTask)returned!).ConfigureAwait(false);
                return null;
            };
        }

        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return generic == typeof(Task<>) ? Create(nameof(FromTask), type)
            : generic == typeof(ValueTask<>) ? Create(nameof(FromValueTask), type)
            : Task.FromResult;
    }

    private static Func<object?, Task<object?>> Create(string method, Type type) =>
        typeof(FunctionCall).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> FromTask<T>(object? returned) => await ((Task<T>)returned!).ConfigureAwait(false);

    private static async Task<object?> FromValueTask<T>(object? returned) => await ((ValueTask<T>)returned!).ConfigureAwait(false);
}
