// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>

#include "cli/commands.h"
#include "cli/context.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

void print(const Context& context, const WorkspaceInfo& info)
{
    context.out.object({{u"name"_s, info.name},
                        {u"directory"_s, info.directory},
                        {u"mode"_s, info.mode},
                        {u"database"_s, info.database},
                        {u"secretStore"_s, info.secretStore},
                        {u"schemaVersion"_s, info.schemaVersion}});
    context.out.pairs({{u"workspace"_s, info.directory},
                       {u"name"_s, info.name},
                       {u"mode"_s, info.mode},
                       {u"database"_s, info.database},
                       {u"schema"_s, QString::number(info.schemaVersion)},
                       {u"secrets"_s, info.secretStore}});
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
    context.out.object({{u"stopped"_s, true}});
    context.out.line(u"The database was stopped."_s);
    return 0;
}

int removeWorkspace(Context& context)
{
    const QString folder = context.directory();
    WorkspaceTools& tools = context.anyTools();
    const bool local = tools.isLocal();
    if (!tools.exists() && !local)
        return context.finish(context.noWorkspace());
    if (!context.args.has("yes")) {
        context.out.note(local ? u"This deletes the workspace in %1: its database with all chains, its "
                                 "settings and its keys. This cannot be undone."_s.arg(folder)
                               : u"This deletes the workspace in %1: its settings and its keys. The "
                                 "database on the server is not changed."_s.arg(folder));
        if (const auto yes = context.confirmByTyping(QFileInfo(folder).fileName()); !yes)
            return context.finish(yes.error());
    }
    const auto removed = tools.remove();
    if (!removed)
        return context.finish(removed.error());
    context.out.object(
        {{u"removed"_s, folder}, {u"folderRemoved"_s, removed->folder}, {u"keysLeft"_s, !removed->keysLeft.isEmpty()}});
    if (!removed->keysLeft.isEmpty())
        context.out.warning(removed->keysLeft.english());
    context.out.line(removed->folder
                         ? u"%1 was deleted."_s.arg(folder)
                         : u"The workspace was deleted. %1 contains other files and was kept."_s.arg(folder));
    return 0;
}

}  // namespace

std::vector<CommandSpec> workspaceCommands()
{
    const QString word = u"workspace"_s;
    return {
        {{word, u"init"_s},
         "",
         "create a workspace with a private database, or on the server given by --server",
         {},
         "signalbox-cli --workspace ~/chains workspace init\nsignalbox-cli --workspace ~/desk --server "
         "'host=db.example user=signalbox' workspace init",
         init},
        {{word, u"info"_s},
         "",
         "show the location, database and secret store of the workspace",
         {},
         "signalbox-cli workspace info --json",
         info},
        {{word, u"stop"_s},
         "",
         "stop the private database",
         {{"force", Kind::Flag, "", "even while a window or a command is using it"}},
         "signalbox-cli workspace stop",
         stop},
        {{word, u"delete"_s},
         "",
         "delete the workspace and all its data",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli --workspace ~/chains workspace delete",
         removeWorkspace},
    };
}

}  // namespace signalbox::cli
