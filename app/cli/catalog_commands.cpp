#include "catalog/workspace_catalog.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "cli/workspace_database.h"
#include "layers/agreed_catalog.h"
#include "postgres/other_sessions.h"
#include "postgres/roles.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

struct Catalogs {
    WorkspaceDatabase database;
    std::unique_ptr<store::Session> session;
    std::unique_ptr<layers::AgreedCatalog> agreed;

    /// Only consoles of a server have files that may differ.
    static Expected<Catalogs> open(Context& context)
    {
        auto database = WorkspaceDatabase::open(context);
        if (!database)
            return fail(database.error());
        if (database->cluster)
            return fail(ErrorKind::Refused, "NOT_SHARED",
                        QStringLiteral("This workspace is local: %1 is its catalog as it is.")
                            .arg(catalog::fileOfWorkspace(context.directory())));
        Catalogs all;
        all.database = std::move(*database);
        all.session = std::make_unique<store::Session>(
            all.database.connection(store::Role::Engine).withApplication(QStringLiteral("signalbox schema")));
        all.agreed = std::make_unique<layers::AgreedCatalog>(*all.session, context.directory());
        return all;
    }
};

int take(Context& context)
{
    const auto catalogs = Catalogs::open(context);
    if (!catalogs)
        return context.finish(catalogs.error());
    const auto kept = catalogs->agreed->take();
    if (!kept)
        return context.finish(kept.error());
    const QString file = catalog::fileOfWorkspace(context.directory());
    context.out.object({{QStringLiteral("file"), file}, {QStringLiteral("kept"), *kept}});
    context.out.line(QStringLiteral("This console works by the workspace's catalog now."));
    if (!kept->isEmpty())
        context.out.line(QStringLiteral("The file that was there is kept as %1.").arg(*kept));
    return 0;
}

int publish(Context& context)
{
    auto catalogs = Catalogs::open(context);
    if (!catalogs)
        return context.finish(catalogs.error());
    if (const auto alone = store::noOthers(*catalogs->session); !alone)
        return context.finish(alone.error());
    const auto changes = catalogs->agreed->changes(store::readerRole);
    if (!changes)
        return context.finish(changes.error());
    context.out.note(changes->empty() ? QStringLiteral("No table changes.")
                                      : QStringLiteral("Compared with this console's catalog, on every console:"));
    for (const layers::Finding& finding : *changes)
        context.out.note(QStringLiteral("  ") + finding.text);
    if (const auto yes = context.confirmByTyping(QStringLiteral("yes")); !yes)
        return context.finish(yes.error());
    if (const auto published = catalogs->agreed->publish(); !published)
        return context.finish(published.error());
    context.out.object({{QStringLiteral("published"), true}});
    context.out.line(
        QStringLiteral("All consoles work by this console's catalog from now on. What it adds is made when "
                       "one of them starts next; schema rollback removes what it does not have."));
    return 0;
}

}  // namespace

std::vector<CommandSpec> catalogCommands()
{
    const QString schema = QStringLiteral("schema");
    return {
        {{schema, QStringLiteral("take")},
         "",
         "make the server workspace's catalog this console's catalog.json",
         {},
         "signalbox-cli schema take",
         take},
        {{schema, QStringLiteral("publish")},
         "",
         "make this console's catalog.json the one that all consoles of the server workspace work by",
         {{"yes", Kind::Flag, "", "do not ask"}},
         "signalbox-cli schema publish\nsignalbox-cli schema publish --yes",
         publish},
    };
}

}  // namespace signalbox::cli
