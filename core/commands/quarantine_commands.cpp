// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/quarantine_commands.h"

#include "signalbox/literals.h"
#include "store/status.h"

namespace signalbox::engine {

namespace {

constexpr int mostListed = 100'000;

}  // namespace

Expected<QuarantineRow> QuarantineCommands::find(const Item& item)
{
    const auto rows = store::Quarantine(m_host.session()).list(item.caip2, mostListed);
    if (!rows)
        return fail(rows.error());
    for (const QuarantineRow& row : *rows)
        if (row.block == item.block && row.position == item.position)
            return row;
    return fail(ErrorKind::NotFound, "ITEM_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 has no item %2 of block %3 in quarantine."))
                    .arg(item.caip2, item.position)
                    .arg(item.block));
}

void QuarantineCommands::skip(Run run, const arguments::QuarantineSkip& wanted)
{
    const Item item{run.status().target, wanted.block, wanted.position};
    if (const auto there = find(item); !there)
        return run.finish(fail(there.error()));
    run.change([&](store::Session& session) {
        return outcome(store::Quarantine(session).setState(item.caip2, item.block, item.position, u"skipped"_s));
    });
}

void QuarantineCommands::retry(Run run, ChainUnit& unit, const arguments::QuarantineRetry& wanted)
{
    const Item item{run.status().target, wanted.block, wanted.position};
    const auto before = find(item);
    if (!before)
        return run.finish(fail(before.error()));
    m_indexing.reindexRange(
        run, unit, {item.block, item.block},
        [this, item, tries = before->tries](const QJsonObject& result) { return afterRetry(item, tries, result); });
}

Run::Result QuarantineCommands::afterRetry(const Item& item, int triesBefore, const QJsonObject& result)
{
    const auto after = find(item);
    if (!after || after->state != "waiting"_L1)
        return result;  // the commit of this block has resolved it
    if (after->tries > triesBefore)
        return fail(ErrorKind::Internal, "STILL_UNREADABLE",
                    Message(QT_TRANSLATE_NOOP("Engine", "The item still cannot be decoded: %1")).arg(after->reason));
    return fail(ErrorKind::NotFound, "ITEM_NOT_READ",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The endpoints' answers do not contain item %1 of block %2. It stays in the "
                                          "list of failed items."))
                    .arg(item.position)
                    .arg(item.block));
}

}  // namespace signalbox::engine
