using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Crm.Csv.Tests;

/// <summary>A directory of CSV files that lives as long as a test.</summary>
internal sealed class CsvFolder : IDisposable
{
    public const string Organisation = "acme";

    private readonly string _path = Directory.CreateTempSubdirectory("jiminny-csv-").FullName;

    public string Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_path, name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    public string PathOf(string name) => Path.Combine(_path, name);

    public Task<ICrmAdapter> PeopleAsync(string text, Encoding? encoding = null) =>
        OpenAsync(new CsvCrmFiles { People = { Write("people.csv", text, encoding) } });

    public Task<ICrmAdapter> AccountsAsync(string text) => OpenAsync(new CsvCrmFiles { Accounts = { Write("accounts.csv", text) } });

    public static async Task<ICrmAdapter> OpenAsync(CsvCrmFiles files, int pageSize = 2_000)
    {
        var services = new ServiceCollection().AddJiminnyCsvCrm(options =>
        {
            options.Organisations[Organisation] = files;
            options.PageSize = pageSize;
        });
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<ICrmAdapterFactory>().CreateAsync(Organisation, CancellationToken.None);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
