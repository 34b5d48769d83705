using System.Reflection;

namespace Jiminny.EntityFrameworkCore.Schema;

/// <summary>
/// One step of the schema, as SQL of one database. Steps only add: tables, columns that may be empty or have a default, indexes. So hosts of the version before
/// go on working beside those of this one while they are being replaced.
/// </summary>
/// <param name="Version">The version the schema has after it.</param>
/// <param name="Sql">The statements.</param>
internal sealed record SchemaStep(int Version, string Sql)
{
    /// <summary>All steps of a database, in order.</summary>
    /// <param name="folder">The database's name, which is that of the folder of scripts.</param>
    public static IReadOnlyList<SchemaStep> AllOf(string folder)
    {
        var assembly = typeof(SchemaStep).Assembly;
        var prefix = $"{typeof(SchemaStep).Namespace}.{folder}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select((name, i) => new SchemaStep(i + 1, Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
