// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/literals.h"

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
        context.out.object({{u"schema"_s, finding.schema},
                            {u"table"_s, finding.table},
                            {u"object"_s, finding.object},
                            {u"state"_s, QLatin1String(state)},
                            {u"text"_s, finding.text.english()}});
        context.out.line(u"%1: %2"_s.arg(QLatin1String(state), finding.text.english()));
    }
}

/// Prints tables and columns that have not been backfilled for blocks stored earlier; returns the number of tables.
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
        const QString text =
            need.columns.isEmpty()
                ? u"%1 of %2 has not been backfilled for blocks already stored"_s.arg(need.table, need.caip2)
                : u"%3 in %1 of %2 has not been backfilled for blocks already stored"_s.arg(need.table, need.caip2,
                                                                                            need.columns.join(u", "_s));
        context.out.object({{u"schema"_s, need.schema},
                            {u"table"_s, need.table},
                            {u"columns"_s, QJsonArray::fromStringList(need.columns)},
                            {u"state"_s, u"not filled"_s},
                            {u"lo"_s, need.range.lo},
                            {u"hi"_s, need.range.hi},
                            {u"blocks"_s, need.blocks},
                            {u"text"_s, text}});
        context.out.line(u"not filled: %1. To backfill %3: %2"_s.arg(text, reindexCommand(need.caip2, need.range),
                                                                     plural(need.blocks, "block")));
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
        context.out.object({{u"removed"_s, 0}});
        context.out.line(u"Nothing to remove: every table and column is in the catalog."_s);
        return 0;
    }
    context.out.note(u"These tables and columns are not in the catalog and will be removed with their data:"_s);
    for (const auto& loss : *losses)
        context.out.note(u"  %1.%2: %3"_s.arg(loss.schema, loss.object, plural(loss.rows, "row")));
    if (const auto yes = context.confirmByTyping(u"rollback"_s); !yes)
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
            context.out.line(u"The schemas of all Canopy chains match the catalog, and all fields are filled."_s);
        return found->empty() && *unfilled == 0 ? 0 : 1;
    }
    const auto outcome = (*schemas)->repair();
    if (!outcome)
        return context.finish(outcome.error());
    print(context, outcome->done, "repaired");
    print(context, outcome->left, "left");
    if (outcome->done.empty() && outcome->left.empty())
        context.out.line(u"Nothing to repair."_s);
    const auto needs = (*schemas)->needs();
    if (!needs)
        return context.finish(needs.error());
    for (const SchemaNeed& need : *needs) {
        const bool resync = need.what == SchemaNeed::What::Resync;
        context.out.object(
            {{u"chain"_s, need.caip2}, {u"table"_s, need.table}, {u"needs"_s, resync ? u"resync"_s : u"reindex"_s}});
        context.out.note(resync ? u"Next step: signalbox-cli resync %1 %2"_s.arg(need.caip2, need.table)
                                : u"%1 of %2 has not been backfilled for blocks already stored. To "
                                  "backfill: signalbox-cli reindex %2 FROM-TO"_s.arg(need.table, need.caip2));
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
    context.out.object({{u"sql"_s, text}});
    if (text.isEmpty())
        context.out.note(u"Nothing to run: all schemas match the catalog."_s);
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
    context.out.object({{u"file"_s, (*catalog)->file()}, {u"kept"_s, *kept}});
    context.out.line(u"This console now uses the workspace's catalog."_s);
    if (!kept->isEmpty())
        context.out.line(u"The previous file was kept as %1."_s.arg(*kept));
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
    context.out.note(changes->empty() ? u"No tables change."_s
                                      : u"Publishing this console's catalog changes the following on every console:"_s);
    for (const Message& sentence : *changes)
        context.out.note(u"  "_s + sentence.english());
    if (const auto yes = context.confirmByTyping(u"yes"_s); !yes)
        return context.finish(yes.error());
    if (const auto published = (*catalog)->publish(); !published)
        return context.finish(published.error());
    context.out.object({{u"published"_s, true}});
    context.out.line(
        u"All consoles now use this console's catalog. New tables and columns are created at the next "
        "start of a console; schema rollback removes those that are not in the catalog."_s);
    return 0;
}

}  // namespace

std::vector<CommandSpec> schemaCommands()
{
    const QString schema = u"schema"_s;
    return {
        {{schema, u"check"_s},
         "",
         "compare the tables of Canopy chains with the catalog and list those not backfilled yet",
         {{"repair", Kind::Flag, "", "repair differences"}},
         "signalbox-cli schema check\nsignalbox-cli schema check --repair",
         check},
        {{schema, u"rollback"_s},
         "",
         "remove tables and columns that are not in the catalog, after a preview",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli schema rollback\nsignalbox-cli schema rollback --yes",
         rollBack},
        {{schema, u"sql"_s},
         "[CAIP2]",
         "print the SQL of a repair or, with a chain ID, of adding that chain",
         {},
         "signalbox-cli schema sql\nsignalbox-cli schema sql canopy:1",
         sql},
        {{schema, u"take"_s},
         "",
         "adopt the server workspace's catalog as this console's catalog.json",
         {},
         "signalbox-cli schema take",
         take},
        {{schema, u"publish"_s},
         "",
         "publish this console's catalog.json to all consoles of the server workspace",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli schema publish\nsignalbox-cli schema publish --yes",
         publish},
    };
}

}  // namespace signalbox::cli
