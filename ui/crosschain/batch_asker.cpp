// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/batch_asker.h"

#include <algorithm>

#include "models/answer.h"
#include "sheets/confirm_sheet.h"

namespace signalbox::ui {

namespace {

/// Rows of one global table are added up.
Preview sum(const std::vector<Preview>& previews)
{
    Preview all = previews.front();
    for (std::size_t i = 1; i < previews.size(); ++i) {
        for (const Preview::Table& table : previews[i].tables) {
            const auto same = std::find_if(all.tables.begin(), all.tables.end(),
                                           [&](const Preview::Table& each) { return each.name == table.name; });
            if (same == all.tables.end()) {
                all.tables.push_back(table);
                continue;
            }
            same->rows += table.rows;
            same->bytes += table.bytes;
            same->exact = same->exact && table.exact;
        }
        all.rows += previews[i].rows;
        all.bytes += previews[i].bytes;
        if (previews[i].seconds)
            all.seconds = all.seconds.value_or(0) + *previews[i].seconds;
    }
    return all;
}

}  // namespace

BatchAsker::BatchAsker(Engine* engine, ConfirmSheet* sheet) : QObject(sheet), m_engine(engine), m_sheet(sheet)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(300);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_previews.clear();
        ask(0, ++m_ticket);
    });
}

void BatchAsker::setCommands(std::vector<Command> commands)
{
    m_commands = std::move(commands);
    ++m_ticket;
    m_sheet->setCounting();
    m_timer.start();
}

void BatchAsker::clear()
{
    ++m_ticket;
    m_timer.stop();
    m_sheet->setCounting();
}

void BatchAsker::ask(std::size_t at, quint64 ticket)
{
    if (!m_engine || at >= m_commands.size())
        return;
    whenAnswered(m_engine->preview(m_commands[at]), this, [this, at, ticket](const Expected<Preview>& answer) {
        if (ticket != m_ticket)
            return;
        if (!answer)
            return m_sheet->setFailed(answer.error());
        m_previews.push_back(*answer);
        if (at + 1 < m_commands.size())
            return ask(at + 1, ticket);
        m_sheet->setPreview(sum(m_previews));
    });
}

std::vector<Command> BatchAsker::confirmed() const
{
    std::vector<Command> all = m_commands;
    for (std::size_t i = 0; i < all.size() && i < m_previews.size(); ++i)
        all[i].preview = m_previews[i];
    return all;
}

}  // namespace signalbox::ui
