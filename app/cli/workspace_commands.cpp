#include <QFileInfo>

#include "cli/commands.h"
#include "cli/context.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

void print(const Context& context, const WorkspaceInfo& info)
{
    context.out.object({{QStringLiteral("name"), info.name},
                        {QStringLiteral("directory"), info.directory},
                        {QStringLiteral("mode"), info.mode},
                        {QStringLiteral("database"), info.database},
                        {QStringLiteral("secretStore"), info.secretStore},
                        {QStringLiteral("schemaVersion"), info.schemaVersion}});
    context.out.pairs({{QStringLiteral("workspace"), info.directory},
                       {QStringLiteral("name"), info.name},
                       {QStringLiteral("mode"), info.mode},
                       {QStringLiteral("database"), info.database},
                       {QStringLiteral("schema"), QString::number(info.schemaVersion)},
                       {QStringLiteral("secrets"), info.secretStore}});
}

int init(Context& context)
{
    const auto workspace = context.openWorkspace(Context::still(), true);
    if (!workspace)
        return context.finish(workspace.error());
    print(context, (*workspace)->info());
    return 0;
}

int info(Context& context)
{
    const auto workspace = context.openWorkspace();
    if (!workspace)
        return context.finish(workspace.error());
    print(context, (*workspace)->info());
    return 0;
}

int stop(Context& context)
{
    const auto stopped = context.anyTools().stop(context.args.has("force"));
    if (!stopped)
        return context.finish(stopped.error());
    context.out.object({{QStringLiteral("stopped"), true}});
    context.out.line(QStringLiteral("The database was stopped."));
    return 0;
}

int remove(Context& context)
{
    const QString folder = context.directory();
    WorkspaceTools& tools = context.anyTools();
    const bool local = tools.isLocal();
    if (!tools.exists() && !local)
        return context.finish(context.noWorkspace());
    if (!context.args.has("yes")) {
        context.out.note(local ? QStringLiteral("This deletes the workspace in %1: its database with all chains, its "
                                                "settings and its keys. This cannot be undone.")
                                     .arg(folder)
                               : QStringLiteral("This deletes the workspace in %1: its settings and its keys. The "
                                                "database on the server is not changed.")
                                     .arg(folder));
        if (const auto yes = context.confirmByTyping(QFileInfo(folder).fileName()); !yes)
            return context.finish(yes.error());
    }
    const auto removed = tools.remove();
    if (!removed)
        return context.finish(removed.error());
    context.out.object({{QStringLiteral("removed"), folder},
                        {QStringLiteral("folderRemoved"), removed->folder},
                        {QStringLiteral("keysLeft"), !removed->keysLeft.isEmpty()}});
    if (!removed->keysLeft.isEmpty())
        context.out.warning(removed->keysLeft);
    context.out.line(
        removed->folder
            ? QStringLiteral("%1 was deleted.").arg(folder)
            : QStringLiteral("The workspace was deleted. %1 contains other files and was kept.").arg(folder));
    return 0;
}

}  // namespace

std::vector<CommandSpec> workspaceCommands()
{
    const QString word = QStringLiteral("workspace");
    return {
        {{word, QStringLiteral("init")},
         "",
         "create a workspace with a private database, or on the server given by --server",
         {},
         "signalbox-cli --workspace ~/chains workspace init\nsignalbox-cli --workspace ~/desk --server "
         "'host=db.example user=signalbox' workspace init",
         init},
        {{word, QStringLiteral("info")},
         "",
         "show the location, database and secret store of the workspace",
         {},
         "signalbox-cli workspace info --json",
         info},
        {{word, QStringLiteral("stop")},
         "",
         "stop the private database",
         {{"force", Kind::Flag, "", "even while a window or a command is using it"}},
         "signalbox-cli workspace stop",
         stop},
        {{word, QStringLiteral("delete")},
         "",
         "delete the workspace and all its data",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli --workspace ~/chains workspace delete",
         remove},
    };
}

}  // namespace signalbox::cli
