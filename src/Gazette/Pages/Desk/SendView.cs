namespace Gazette.Pages.Desk;

/// <summary>Where files are dropped, and how far each has come.</summary>
internal static class SendView
{
    public static Markup Render(DeskText.SendText words, DeskLimits limits) => $"""
        <h1 id="send-title">{words.Title}</h1>
        <div class="drop">
        <p>{words.Drop}</p>
        <p><label class="button">{words.Files}<input type="file" name="files" multiple></label>
        <label class="button">{words.Folder}<input type="file" name="folder" webkitdirectory></label></p>
        </div>
        <p><label>{words.Column} <input name="column" maxlength="400" autocomplete="off"></label> <small>{words.ColumnNote}</small></p>
        <details><summary>{words.Limits}</summary>
        <ul>
        <li>{DeskText.Fill(words.LimitText, DeskLimits.Shown(limits.Text))}</li>
        <li>{DeskText.Fill(words.LimitPicture, DeskLimits.Shown(limits.Picture))}</li>
        <li>{DeskText.Fill(words.LimitAttachment, DeskLimits.Shown(limits.Attachment))}</li>
        <li>{DeskText.Fill(words.LimitArchive, DeskLimits.Shown(limits.Archive))}</li>
        </ul>
        <p>{DeskText.Fill(words.Kinds, string.Join(' ', limits.TextEndings))}</p>
        </details>
        <div class="overall" hidden>
        <p><label for="overall">{words.Overall}</label> <progress id="overall" value="0" max="1"></progress> <span class="count"></span>
        <button type="button" name="pause" data-pause="{words.Pause}" data-resume="{words.Resume}">{words.Pause}</button>
        <button type="button" name="clear">{words.Clear}</button></p>
        </div>
        <ol class="files" aria-labelledby="send-title"></ol>

        """;
}
