#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;
using Access = WorkspaceTools::Access;

Expected<std::unique_ptr<SchemaTools>> schemasOf(Context& context)
{
    const auto tools = context.tools();
    if (!tools)
        return fail(tools.error());
    return (*tools)->schemas();
}

void print(Context& context, const std::vector<SchemaFinding>& findings, const char* state)
{
    for (const SchemaFinding& finding : findings) {
        context.out.object({{QStringLiteral("schema"), finding.schema},
                            {QStringLiteral("table"), finding.table},
                            {QStringLiteral("object"), finding.object},
                            {QStringLiteral("state"), QLatin1String(state)},
                            {QStringLiteral("text"), finding.text}});
        context.out.line(QStringLiteral("%1: %2").arg(QLatin1String(state), finding.text));
    }
}

/// What is there and still empty where blocks were stored before it was: how many such tables there are.
Expected<int> printUnfilled(Context& context, SchemaTools& schemas)
{
    const auto needs = schemas.needs();
    if (!needs)
        return fail(needs.error());
    int unfilled = 0;
    for (const SchemaNeed& need : *needs) {
        if (need.what != SchemaNeed::What::Backfill || need.blocks == 0)
            continue;
        ++unfilled;
        const QString text = need.columns.isEmpty()
                                 ? QStringLiteral("%1 of %2 has no rows of blocks that were stored before it was there")
                                       .arg(need.table, need.caip2)
                                 : QStringLiteral("%1 of %2 has defaults in %3 for blocks that were stored before")
                                       .arg(need.table, need.caip2, need.columns.join(QStringLiteral(", ")));
        context.out.object({{QStringLiteral("schema"), need.schema},
                            {QStringLiteral("table"), need.table},
                            {QStringLiteral("columns"), QJsonArray::fromStringList(need.columns)},
                            {QStringLiteral("state"), QStringLiteral("not filled")},
                            {QStringLiteral("lo"), need.range.lo},
                            {QStringLiteral("hi"), need.range.hi},
                            {QStringLiteral("blocks"), need.blocks},
                            {QStringLiteral("text"), text}});
        context.out.line(QStringLiteral("not filled: %1: %2 fetches them again, %3 blocks are left.")
                             .arg(text, reindexCommand(need.caip2, need.range), grouped(need.blocks)));
    }
    return unfilled;
}

int rollBack(Context& context)
{
    const auto schemas = schemasOf(context);
    if (!schemas)
        return context.finish(schemas.error());
    const auto losses = (*schemas)->previewRollBack();
    if (!losses)
        return context.finish(losses.error());
    if (losses->empty()) {
        context.out.object({{QStringLiteral("removed"), 0}});
        context.out.line(QStringLiteral("Nothing to remove: the catalog has every table and column."));
        return 0;
    }
    context.out.note(
        QStringLiteral("These tables and columns are not in the catalog and are removed, with what is in them:"));
    for (const auto& loss : *losses)
        context.out.note(QStringLiteral("  %1.%2: %3").arg(loss.schema, loss.object, plural(loss.rows, "row")));
    if (const auto yes = context.confirmByTyping(QStringLiteral("rollback")); !yes)
        return context.finish(yes.error());
    const auto removed = (*schemas)->rollBack();
    if (!removed)
        return context.finish(removed.error());
    print(context, *removed, "removed");
    return 0;
}

int check(Context& context)
{
    const auto schemas = schemasOf(context);
    if (!schemas)
        return context.finish(schemas.error());
    if (!context.args.has("repair")) {
        const auto found = (*schemas)->check();
        if (!found)
            return context.finish(found.error());
        print(context, *found, "differs");
        const auto unfilled = printUnfilled(context, **schemas);
        if (!unfilled)
            return context.finish(unfilled.error());
        if (found->empty() && *unfilled == 0)
            context.out.line(
                QStringLiteral("All schemas of Canopy chains are as the catalog says, and all fields are filled."));
        return found->empty() && *unfilled == 0 ? 0 : 1;
    }
    const auto outcome = (*schemas)->repair();
    if (!outcome)
        return context.finish(outcome.error());
    print(context, outcome->done, "repaired");
    print(context, outcome->left, "left");
    if (outcome->done.empty() && outcome->left.empty())
        context.out.line(QStringLiteral("Nothing to repair."));
    const auto needs = (*schemas)->needs();
    if (!needs)
        return context.finish(needs.error());
    for (const SchemaNeed& need : *needs) {
        const bool resync = need.what == SchemaNeed::What::Resync;
        context.out.object({{QStringLiteral("chain"), need.caip2},
                            {QStringLiteral("table"), need.table},
                            {QStringLiteral("needs"), resync ? QStringLiteral("resync") : QStringLiteral("reindex")}});
        context.out.note(resync ? QStringLiteral("Now run: signalbox-cli resync %1 %2").arg(need.caip2, need.table)
                                : QStringLiteral("%1 of %2 lacks what earlier blocks held: signalbox-cli reindex %2 "
                                                 "FROM-TO fetches them again.")
                                      .arg(need.table, need.caip2));
    }
    return outcome->left.empty() ? 0 : 1;
}

int sql(Context& context)
{
    const auto schemas = schemasOf(context);
    if (!schemas)
        return context.finish(schemas.error());
    QString text;
    if (context.args.at(0).isEmpty()) {
        const auto pending = (*schemas)->pendingSql();
        if (!pending)
            return context.finish(pending.error());
        text = *pending;
    } else {
        const auto whole = (*schemas)->wholeSql(context.args.at(0));
        if (!whole)
            return context.finish(whole.error());
        text = *whole;
    }
    context.out.object({{QStringLiteral("sql"), text}});
    if (text.isEmpty())
        context.out.note(QStringLiteral("Nothing would be run: all schemas are as the catalog says."));
    else
        context.out.line(text);
    return 0;
}

Expected<std::unique_ptr<CatalogTools>> catalogOf(Context& context, Access access)
{
    const auto tools = context.tools();
    if (!tools)
        return fail(tools.error());
    return (*tools)->catalog(access);
}

int take(Context& context)
{
    const auto catalog = catalogOf(context, Access::Shared);
    if (!catalog)
        return context.finish(catalog.error());
    const auto kept = (*catalog)->take();
    if (!kept)
        return context.finish(kept.error());
    context.out.object({{QStringLiteral("file"), (*catalog)->file()}, {QStringLiteral("kept"), *kept}});
    context.out.line(QStringLiteral("This console works by the workspace's catalog now."));
    if (!kept->isEmpty())
        context.out.line(QStringLiteral("The file that was there is kept as %1.").arg(*kept));
    return 0;
}

int publish(Context& context)
{
    const auto catalog = catalogOf(context, Access::Alone);
    if (!catalog)
        return context.finish(catalog.error());
    const auto changes = (*catalog)->changes();
    if (!changes)
        return context.finish(changes.error());
    context.out.note(changes->isEmpty() ? QStringLiteral("No table changes.")
                                        : QStringLiteral("Compared with this console's catalog, on every console:"));
    for (const QString& sentence : *changes)
        context.out.note(QStringLiteral("  ") + sentence);
    if (const auto yes = context.confirmByTyping(QStringLiteral("yes")); !yes)
        return context.finish(yes.error());
    if (const auto published = (*catalog)->publish(); !published)
        return context.finish(published.error());
    context.out.object({{QStringLiteral("published"), true}});
    context.out.line(
        QStringLiteral("All consoles work by this console's catalog from now on. What it adds is made when "
                       "one of them starts next; schema rollback removes what it does not have."));
    return 0;
}

}  // namespace

std::vector<CommandSpec> schemaCommands()
{
    const QString schema = QStringLiteral("schema");
    return {
        {{schema, QStringLiteral("check")},
         "",
         "compare the tables of Canopy chains with the catalog; tell what is not filled yet",
         {{"repair", Kind::Flag, "", "put right what differs"}},
         "signalbox-cli schema check\nsignalbox-cli schema check --repair",
         check},
        {{schema, QStringLiteral("rollback")},
         "",
         "remove tables and columns that the catalog does not have (any more), after a preview",
         {{"yes", Kind::Flag, "", "do not ask"}},
         "signalbox-cli schema rollback\nsignalbox-cli schema rollback --yes",
         rollBack},
        {{schema, QStringLiteral("sql")},
         "[CAIP2]",
         "print what a repair would run; with a chain's id everything that adding it makes",
         {},
         "signalbox-cli schema sql\nsignalbox-cli schema sql canopy:1",
         sql},
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
