using System.Data.Common;

namespace Jiminny.EntityFrameworkCore;

internal static class StoreCommands
{
    /// <summary>Sets a parameter, adding it at its first use, so that a command can be run many times.</summary>
    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        DbParameter parameter;
        if (command.Parameters.Contains(name))
        {
            parameter = command.Parameters[name];
        }
        else
        {
            parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        parameter.Value = value ?? DBNull.Value;
        return command;
    }
}
