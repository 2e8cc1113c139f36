namespace Attribution.Benchmarks.Scale;

/// <summary>What Azure says its services take. Published figures; an account's can be raised on request.</summary>
internal static class Targets
{
    /// <summary>Entities of 1 KiB a second of one table partition.</summary>
    public const double Partition = 2_000;

    /// <summary>Entities of 1 KiB a second of one storage account, the calls of its queues with them.</summary>
    public const double Account = 20_000;

    /// <summary>Messages of 1 KiB a second of one queue.</summary>
    public const double Queue = 2_000;

    /// <summary>Instances of a function app on Flex Consumption.</summary>
    public const double Instances = 1_000;

    /// <summary>Memory of all instances of a subscription in a region, in gigabytes.</summary>
    public const double RegionGigabytes = 500;

    /// <summary>How long the least patient sender known waits for an answer, in milliseconds.</summary>
    public const double Patience = 1_250;
}
