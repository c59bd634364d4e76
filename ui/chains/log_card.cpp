// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/log_card.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextOption>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/format.h"
#include "widgets/segments.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

QString levelWord(const QString& level)
{
    return level == u"warning"_s ? u"warn"_s : level;  // log levels are not translated
}

QColor levelColor(const QString& level)
{
    if (level == u"error"_s)
        return Theme::current().error.ink;
    return level == u"warning"_s ? Theme::current().warn.ink : Theme::current().secondary;
}

}  // namespace

LogCard::LogCard(QWidget* parent)
    : Card(tr("Log"), parent), m_levels(new Segments(tr("Log level"))), m_view(new QPlainTextEdit)
{
    m_levels->setItems({{u"all"_s, tr("All")}, {u"warning"_s, tr("Warnings")}, {u"error"_s, tr("Errors")}});
    head()->setHeight(44);
    head()->addLeft(m_levels);
    head()->setLine(true);
    m_view->setReadOnly(true);
    m_view->setUndoRedoEnabled(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMaximumBlockCount(kept);
    m_view->setFont(ui::font(TextRole::MonoLog));
    m_view->setAccessibleName(tr("Chain log"));
    m_view->setPlaceholderText(tr("No log entries since startup."));
    m_view->setMinimumHeight(160);
    m_view->viewport()->setAutoFillBackground(false);
    auto* box = addPadded();
    box->setContentsMargins(8, 4, 8, 8);
    box->addWidget(m_view, 1);
    connect(m_levels, &Segments::currentChanged, this, &LogCard::reload);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &LogCard::reload);
}

void LogCard::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    if (engine)
        connect(engine, &Engine::logged, this, &LogCard::append);
}

void LogCard::setChain(const QString& caip2)
{
    if (m_chain == caip2)
        return;
    m_chain = caip2;
    m_entries.clear();
    if (m_watched)
        setWatched(true);
}

void LogCard::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched || !m_engine || m_chain.isEmpty())
        return;
    const std::vector<LogEntry> recent = m_engine->recentLog(m_chain, kept);
    m_entries.assign(recent.begin(), recent.end());
    reload();
}

bool LogCard::accepts(const LogEntry& entry) const
{
    const QString level = m_levels->current();
    if (level == u"error"_s)
        return entry.level == level;
    return level != u"warning"_s || entry.level == u"warning"_s || entry.level == u"error"_s;
}

void LogCard::reload()
{
    m_view->clear();
    for (const LogEntry& entry : m_entries)
        if (accepts(entry))
            write(entry);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
}

void LogCard::append(const LogEntry& entry)
{
    if (!m_watched || entry.caip2 != m_chain || entry.level == u"debug"_s)
        return;
    m_entries.push_back(entry);
    if (m_entries.size() > size_t(kept))
        m_entries.pop_front();
    if (accepts(entry))
        write(entry);
}

void LogCard::write(const LogEntry& entry)
{
    QScrollBar* bar = m_view->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 1;
    QTextCursor cursor(m_view->document());
    cursor.movePosition(QTextCursor::End);
    if (!m_view->document()->isEmpty())
        cursor.insertBlock();
    QTextCharFormat plain, muted, level;
    plain.setForeground(Theme::current().text);
    muted.setForeground(Theme::current().secondary);
    level.setForeground(levelColor(entry.level));
    cursor.insertText(shownTime(entry.at).toString(u"HH:mm:ss "_s), muted);
    cursor.insertText(levelWord(entry.level).leftJustified(6), level);
    cursor.insertText(entry.category.leftJustified(7), muted);
    cursor.insertText(format::safe(entry.text), plain);
    if (atEnd)
        bar->setValue(bar->maximum());
}

}  // namespace signalbox::ui
