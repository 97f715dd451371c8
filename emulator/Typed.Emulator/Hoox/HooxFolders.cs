using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Hoox;

/// <summary>Hoox's folders.</summary>
internal static class HooxFolders
{
    private static readonly string[] s_types = ["assets", "videos"];

    public static async Task<IResult> CreateAsync(HttpRequest http, HooxSpace space, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(http, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (!body.TryKind("name", JsonValueKind.String, out var name) || string.IsNullOrWhiteSpace(name.GetString()))
        {
            return HooxAnswers.Invalid("name", "A name is required.");
        }

        var type = body.TryGetProperty("type", out var given) ? given.ToString() : s_types[0];
        if (!s_types.Contains(type, StringComparer.Ordinal))
        {
            return HooxAnswers.Invalid("type", "The type must be assets or videos.");
        }

        var parent = body.TryKind("parent_folder_id", JsonValueKind.String, out var id) ? id.GetString() : null;
        if (parent is not null && space.Folder(parent)?.Type != type)
        {
            return HooxAnswers.Invalid("parent_folder_id", "The parent folder does not exist or has another type.");
        }

        var folder = space.AddFolder(name.GetString()!, type, parent);
        return new JsonAnswer(StatusCodes.Status201Created, json => Write(json, folder));
    }

    public static IResult List(HttpRequest http, HooxSpace space)
    {
        var type = http.Query["type"].ToString();
        if (type.Length > 0 && !s_types.Contains(type, StringComparer.Ordinal))
        {
            return HooxAnswers.Invalid("type", "The type must be assets or videos.");
        }

        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("folders");
            foreach (var folder in space.Folders.Where(folder => type.Length == 0 || folder.Type == type))
            {
                Write(json, folder);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, EmulatedFolder folder)
    {
        json.WriteStartObject();
        json.WriteString("id", folder.Id);
        json.WriteString("name", folder.Name);
        json.WriteString("type", folder.Type);
        if (folder.ParentId is null)
        {
            json.WriteNull("parent_folder_id");
        }
        else
        {
            json.WriteString("parent_folder_id", folder.ParentId);
        }

        json.WriteString("created_at", folder.CreatedAt.UtcDateTime);
        json.WriteEndObject();
    }
}
