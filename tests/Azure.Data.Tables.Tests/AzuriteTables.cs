using System.Runtime.CompilerServices;
using Attribution.Testing;

namespace Azure.Data.Tables.Tests;

/// <summary>Fresh tables, named for the test that uses them.</summary>
internal static class AzuriteTables
{
    public static async Task<TableClient> CreateTable(
        this AzuriteFixture azurite, string row = "", TableClientOptions? options = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var table = new TableClient(azurite.ConnectionString, NameFor($"{Path.GetFileNameWithoutExtension(file)}{test}", row), options);
        await table.CreateAsync();
        return table;
    }

    /// <summary>Letters of the test's name, and a number that tells apart the rows of a theory and names of equal start.</summary>
    public static string NameFor(string test, string row)
    {
        var number = 17u;
        foreach (var c in test + row)
        {
            number = unchecked((number * 31) + c);
        }

        var letters = string.Concat(test.Where(char.IsAsciiLetterOrDigit));
        return $"{letters[..Math.Min(50, letters.Length)]}{number}";
    }

    public static async Task<List<T>> ToList<T>(this AsyncPageable<T> pages)
        where T : notnull
    {
        var items = new List<T>();
        await foreach (var item in pages)
        {
            items.Add(item);
        }

        return items;
    }

    public static async Task<List<string>> RowKeys(this TableClient table) =>
        [.. (await table.QueryAsync<TableEntity>().ToList()).Select(e => e.RowKey)];
}
