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
    context.out.line(QStringLiteral("The database is stopped."));
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
        context.out.note(local ? QStringLiteral("This removes the workspace in %1: its database with every chain, its "
                                                "settings and its keys. It cannot be undone.")
                                     .arg(folder)
                               : QStringLiteral("This removes the workspace in %1: its settings and its keys. "
                                                "The database on the server stays as it is.")
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
    context.out.line(removed->folder
                         ? QStringLiteral("%1 is removed.").arg(folder)
                         : QStringLiteral("The workspace is removed; %1 holds other files and stays.").arg(folder));
    return 0;
}

}  // namespace

std::vector<CommandSpec> workspaceCommands()
{
    const QString word = QStringLiteral("workspace");
    return {
        {{word, QStringLiteral("init")},
         "",
         "make a workspace with a private database, or connect one to --server",
         {},
         "signalbox-cli --workspace ~/chains workspace init\nsignalbox-cli --workspace ~/desk --server "
         "'host=db.example user=signalbox' workspace init",
         init},
        {{word, QStringLiteral("info")},
         "",
         "where it is and what it runs on",
         {},
         "signalbox-cli workspace info --json",
         info},
        {{word, QStringLiteral("stop")},
         "",
         "stop the private database",
         {{"force", Kind::Flag, "", "also while a window or command has it open"}},
         "signalbox-cli workspace stop",
         stop},
        {{word, QStringLiteral("delete")},
         "",
         "remove the workspace with all its data",
         {{"yes", Kind::Flag, "", "do not ask"}},
         "signalbox-cli --workspace ~/chains workspace delete",
         remove},
    };
}

}  // namespace signalbox::cli
