// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_words.h"

#include <QCoreApplication>

#include "language/engine_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct SyncWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::SyncWords)
};

using Problem = SyncCell::Problem;

QString height(const std::optional<Height>& value)
{
    return value ? format::number(*value) : format::none();
}

}  // namespace

State syncSign(SyncCell::State state)
{
    switch (state) {
        case SyncCell::State::Unknown:
            return State::None;
        case SyncCell::State::Ok:
            return State::Ok;
        case SyncCell::State::Behind:
            return State::Slow;
        case SyncCell::State::Waits:
            return State::Starting;
        case SyncCell::State::Resync:
            return State::Backfill;
        case SyncCell::State::Error:
            return State::Error;
        case SyncCell::State::Paused:
            return State::Paused;
    }
    return State::None;
}

QString syncWord(SyncCell::State state)
{
    switch (state) {
        case SyncCell::State::Unknown:
            return SyncWords::tr("unknown");
        case SyncCell::State::Ok:
            return SyncWords::tr("ok");
        case SyncCell::State::Behind:
            return SyncWords::tr("behind");
        case SyncCell::State::Waits:
            return SyncWords::tr("waits");
        case SyncCell::State::Resync:
            return SyncWords::tr("resync");
        case SyncCell::State::Error:
            return SyncWords::tr("error");
        case SyncCell::State::Paused:
            return SyncWords::tr("paused");
    }
    return {};
}

QString syncCellText(const SyncCell& cell)
{
    switch (cell.state) {
        case SyncCell::State::Unknown:
            return format::none();
        case SyncCell::State::Waits:
        case SyncCell::State::Paused:
            return syncWord(cell.state);
        case SyncCell::State::Resync:
            return cell.share >= 0 ? format::share(cell.share) : syncWord(cell.state);
        case SyncCell::State::Ok:
        case SyncCell::State::Behind:
            break;
        case SyncCell::State::Error:
            if (!cell.since.isValid() && cell.isMeasured() && cell.wrong() > 0)
                return SyncWords::tr("%n keys", "keys that differ", format::plural(cell.wrong()));
            if (!cell.since.isValid())
                return syncWord(cell.state);
            break;
    }
    return cell.lagSeconds ? format::shortDuration(*cell.lagSeconds) : syncWord(cell.state);
}

QString syncLagText(const SyncCell& cell)
{
    if (!cell.lagBlocks)
        return format::none();
    const QString blocks = SyncWords::tr("%n blocks", nullptr, format::plural(*cell.lagBlocks));
    return cell.lagSeconds ? SyncWords::tr("%1, %2", "blocks, time").arg(blocks, format::duration(*cell.lagSeconds))
                           : blocks;
}

QString syncSentence(const SyncCell& cell, const QString& chain)
{
    const QString since =
        cell.since.isValid()
            ? SyncWords::tr("New rows have not reached the global tables %1.").arg(format::since(cell.since))
            : QString();
    const auto with = [&](const QString& cause, const QString& cure) {
        return joinSentences(since.isEmpty() ? QStringList{cause, cure} : QStringList{since, cause, cure});
    };
    switch (cell.state) {
        case SyncCell::State::Unknown:
            return SyncWords::tr("%1 has no blocks yet.").arg(chain);
        case SyncCell::State::Ok:
            return SyncWords::tr("Every row of %1 reaches the global table in the transaction that writes it.")
                .arg(cell.entity);
        case SyncCell::State::Behind:
            return SyncWords::tr(
                       "%1 is behind its head. Cross-chain sync works: rows are synced as blocks are indexed.")
                .arg(chain);
        case SyncCell::State::Waits:
            return SyncWords::tr("A resync or repair of this table is queued.");
        case SyncCell::State::Resync:
            return SyncWords::tr("The table is compared and copied again where it differs. Readers see no gap.");
        case SyncCell::State::Paused:
            return SyncWords::tr("%1 is paused. All its rows are in the global tables.").arg(chain);
        case SyncCell::State::Error:
            break;
    }
    switch (cell.problem) {
        case Problem::TriggerMissing:
            return with(SyncWords::tr("A sync trigger of %1 is missing.").arg(cell.entity),
                        SyncWords::tr("Repair creates it again and copies the missed rows."));
        case Problem::TriggerDisabled:
            return with(SyncWords::tr("A sync trigger of %1 is disabled.").arg(cell.entity),
                        SyncWords::tr("Repair enables it and copies the missed rows."));
        case Problem::TriggerDiffers:
            return with(SyncWords::tr("A sync trigger of %1 differs from the catalog.").arg(cell.entity),
                        SyncWords::tr("Repair replaces it and copies the rows that differ."));
        case Problem::SchemaDiffers:
            return with(SyncWords::tr("Columns of %1 differ from the catalog.").arg(cell.entity),
                        SyncWords::tr("Repair corrects them; no existing column is dropped."));
        case Problem::KeysDiffer:
            return with(SyncWords::tr("Rows of %1 differ from the global table.").arg(cell.entity),
                        SyncWords::tr("Repair compares both and copies the rows that differ."));
        case Problem::NeedsResync:
            return with(SyncWords::tr("A repair of %1 still has rows to copy.").arg(cell.entity),
                        SyncWords::tr("Repair compares both and copies the rows that differ."));
        case Problem::None:
            break;
    }
    return {};
}

QString syncTip(const SyncCell& cell, const QString& chain)
{
    QStringList lines{syncSpoken(cell, chain)};
    lines << SyncWords::tr("newest height here %1, global %2").arg(height(cell.newestHere), height(cell.newestGlobal));
    if (cell.isMeasured()) {
        lines << SyncWords::tr("rows here %1, rows global %2")
                     .arg(format::number(cell.rowsHere), format::number(cell.rowsGlobal));
        lines << SyncWords::tr("last synced %1, counted %2")
                     .arg(cell.lastGlobal.isValid() ? format::time(cell.lastGlobal) : format::none(),
                          format::time(cell.measuredAt));
    } else {
        lines << SyncWords::tr("rows not counted yet");
    }
    return lines.join(QLatin1Char('\n'));
}

QString syncSpoken(const SyncCell& cell, const QString& chain)
{
    const QString text = syncCellText(cell), word = syncWord(cell.state);
    return text == word
               ? SyncWords::tr("%1, %2: %3", "table, chain: state").arg(cell.entity, chain, word)
               : SyncWords::tr("%1, %2: %3, %4", "table, chain: state, lag").arg(cell.entity, chain, word, text);
}

bool isCurable(const SyncCell& cell)
{
    return cell.problem != Problem::None && cell.state == SyncCell::State::Error;
}

}  // namespace signalbox::ui
