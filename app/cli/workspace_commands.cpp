#include <QDir>
#include <QFileInfo>

#include "cli/commands.h"
#include "cli/context.h"
#include "cluster/private_cluster.h"
#include "secrets/secret_store.h"
#include "workspace/workspace_record.h"

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

Expected<Done> needLocal(const Context& context)
{
    if (!store::PrivateCluster::exists(context.directory()))
        return fail(ErrorKind::NotFound, "NO_WORKSPACE",
                    QStringLiteral("There is no local workspace in %1.").arg(context.directory()));
    return Done{};
}

int stop(Context& context)
{
    if (const auto local = needLocal(context); !local)
        return context.finish(local.error());
    const auto stopped = store::PrivateCluster::stop(context.directory(), context.args.has("force"));
    if (!stopped)
        return context.finish(stopped.error());
    context.out.object({{QStringLiteral("stopped"), true}});
    context.out.line(QStringLiteral("The database is stopped."));
    return 0;
}

/// The keychain keeps its entries when the folder goes: they are taken out by name. Empty: nothing stays behind.
QString forgetKeychain(const QString& folder)
{
    const auto record = engine::WorkspaceRecord::load(folder);
    if (!record)
        return QStringLiteral(
            "Which keychain entries belong to this workspace cannot be read any more. If there are "
            "any, they stay under the name signalbox.");
    if (record->secretStore != QLatin1String("keychain"))
        return {};
    const QString stays = QStringLiteral(
        "The keychain keeps this workspace's keys under %1/: %2 Remove them with the "
        "keychain's own program.");
    const auto keychain = store::keychainStore(record->id);
    const auto references = keychain->references();
    if (!references)
        return stays.arg(record->id, references.error().text);
    for (const QString& reference : *references)
        if (const auto removed = keychain->remove(reference); !removed)
            return stays.arg(record->id, removed.error().text);
    return {};
}

int remove(Context& context)
{
    const QString folder = context.directory();
    if (!engine::WorkspaceRecord::exists(folder) && !store::PrivateCluster::exists(folder))
        return context.finish(context.noWorkspace());
    if (!context.args.has("yes")) {
        context.out.note(store::PrivateCluster::exists(folder)
                             ? QStringLiteral("This removes the workspace in %1: its database with every chain, its "
                                              "settings and its keys. It cannot be undone.")
                                   .arg(folder)
                             : QStringLiteral("This removes the workspace in %1: its settings and its keys. "
                                              "The database on the server stays as it is.")
                                   .arg(folder));
        if (const auto yes = context.confirmByTyping(QFileInfo(folder).fileName()); !yes)
            return context.finish(yes.error());
    }
    if (store::PrivateCluster::exists(folder)) {
        const auto removed = store::PrivateCluster::remove(folder);
        if (!removed)
            return context.finish(removed.error());
    }
    const QString left = forgetKeychain(folder);
    // Only what Signalbox makes; anything else in the folder, and then the folder, stays.
    QDir dir(folder);
    for (const char* name :
         {"workspace.json", "settings.json", "secrets.bin", "secrets.bin.lock", "signalbox.log", "signalbox.log.1",
          "desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm", "desk.sqlite-journal", "cluster.json", "cluster.lock"})
        dir.remove(QLatin1String(name));
    dir.rmdir(QStringLiteral("sessions"));
    const bool empty = QDir().rmdir(folder);
    context.out.object({{QStringLiteral("removed"), folder},
                        {QStringLiteral("folderRemoved"), empty},
                        {QStringLiteral("keysLeft"), !left.isEmpty()}});
    if (!left.isEmpty())
        context.out.warning(left);
    context.out.line(empty ? QStringLiteral("%1 is removed.").arg(folder)
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
