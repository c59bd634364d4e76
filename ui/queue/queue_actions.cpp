// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_actions.h"

#include <map>

#include "actions/action_notes.h"
#include "queue/queue_words.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

std::map<QString, std::vector<qint64>> byChain(const std::vector<QueueEntry>& entries)
{
    std::map<QString, std::vector<qint64>> chains;
    for (const QueueEntry& entry : entries)
        chains[entry.caip2].push_back(entry.id);
    return chains;
}

/// "Polygon", or "Polygon, Celo": up to three names, then their number.
QString placesOf(const std::vector<QueueEntry>& entries)
{
    QStringList names;
    for (const QueueEntry& entry : entries)
        if (const QString name = format::safe(entry.chain); !names.contains(name))
            names << name;
    return names.size() <= 3 ? format::list(names) : QueueActions::tr("%n chains", nullptr, int(names.size()));
}

}  // namespace

QueueActions::QueueActions(QWidget* screen) : QObject(screen), m_screen(screen) {}

void QueueActions::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    if (!engine)
        return;
    connect(engine, &Engine::commandChanged, this, [this](const CommandStatus& status) {
        if (isFinal(status.state) && (status.verb == Verb::QueueRetry || status.verb == Verb::QueueDiscard ||
                                      status.verb == Verb::QueueConfigure))
            Q_EMIT ended();
    });
}

void QueueActions::send(const Command& command)
{
    if (m_engine)
        ActionNotes::expectIn(m_screen, m_engine->submit(command));
}

void QueueActions::retry(const std::vector<QueueEntry>& entries)
{
    for (const auto& [caip2, ids] : byChain(entries))
        send({arguments::QueueRetry{ids}, caip2, {}});
}

void QueueActions::retryAll(const QStringList& chains)
{
    for (const QString& caip2 : chains)
        send({arguments::QueueRetry{}, caip2, {}});
}

void QueueActions::configure(const QString& caip2, const arguments::QueueConfigure& changes)
{
    send({changes, caip2, {}});
}

void QueueActions::discard(const std::vector<QueueEntry>& entries)
{
    if (!m_engine || entries.empty())
        return;
    const int count = int(entries.size());
    const qint64 deltas =
        std::count_if(entries.begin(), entries.end(), [](const QueueEntry& entry) { return !entry.recalculates; });
    auto* sheet = new ConfirmSheet(tr("Discard %n items", nullptr, count), tr("Discard %n items", nullptr, count),
                                   m_screen->window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(tr("Discard %n items", nullptr, count), placesOf(entries));
    const QString what =
        deltas > 0 ? tr("The stored change of each item is dropped, and its balance is recalculated from all stored "
                        "transfers of the holder instead. Nothing is lost: the transfers are kept.")
                   : tr("The items are removed and queued again as recalculations from all stored transfers of the "
                        "holders. Nothing is lost: the transfers are kept.");
    sheet->setIntroduction(what + QLatin1Char('\n') +
                           tr("Until then the balances lack these changes. A recalculation reads more rows than "
                              "a retry: if the cause of the error is over, retry instead."));
    sheet->setPreview({});
    connect(sheet, &ConfirmSheet::confirmed, this, [this, entries] { sendDiscard(entries); });
    sheet->open();
}

void QueueActions::sendDiscard(const std::vector<QueueEntry>& entries)
{
    for (const auto& [caip2, ids] : byChain(entries)) {
        Preview shown;
        shown.rows = qint64(ids.size());
        send({arguments::QueueDiscard{ids}, caip2, shown});
    }
}

}  // namespace signalbox::ui
