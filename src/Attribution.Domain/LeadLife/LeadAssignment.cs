using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;

namespace Attribution.Domain.LeadLife;

/// <summary>A manager, and what there is to do already.</summary>
/// <param name="Manager">Who.</param>
/// <param name="OpenLeads">Open leads that the person is responsible for.</param>
public sealed record ManagerLoad(Manager Manager, int OpenLeads);

/// <summary>To whom a lead goes: hot leads to the best closers, all others to whoever has most room.</summary>
public static class LeadAssignment
{
    /// <summary>Chooses a manager.</summary>
    /// <param name="lead">Lead key; of managers who are alike it decides, so that the same lead always goes to the same one.</param>
    /// <param name="temperature">How warm it is now.</param>
    /// <param name="channel">The channel that it came through; empty when nobody knows.</param>
    /// <param name="managers">All managers.</param>
    /// <returns>Null when nobody takes such leads, or all who do have as many open leads as they can work on: a person decides then.</returns>
    public static Manager? Choose(string lead, LeadTemperature temperature, string channel, IReadOnlyList<ManagerLoad> managers) => managers
        .Where(load => load.Manager.Takes(temperature, channel) && load.OpenLeads < load.Manager.Capacity)
        .OrderBy(load => temperature == LeadTemperature.Hot ? load.Manager.CloserRank ?? int.MaxValue : 0)
        .ThenBy(load => (decimal)load.OpenLeads / load.Manager.Capacity)
        .ThenBy(load => Draw(lead, load.Manager.Id))
        .Select(load => load.Manager)
        .FirstOrDefault();

    /// <summary>A number that is the same on every machine, and fair over many leads.</summary>
    private static ulong Draw(string lead, string manager) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{lead}|{manager}")));
}
