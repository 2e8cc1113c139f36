using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Attribution.Local.Processes;

/// <summary>The one signal that the base library cannot send.</summary>
internal static partial class Signals
{
    private const int Sigterm = 15;
    private const int NoSuchProcess = 3;

    /// <summary>Sends SIGTERM; on Windows, where there is none, ends the process.</summary>
    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else if (Kill(process.Id, Sigterm) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new Win32Exception(error);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
