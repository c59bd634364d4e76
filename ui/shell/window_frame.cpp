// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/window_frame.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "shell/alert_messages.h"
#include "shell/page_head.h"
#include "shell/rail.h"
#include "shell/status_bar.h"
#include "shell/window_parts.h"
#include "widgets/message_bar.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

WindowFrame::WindowFrame(const WindowParts& parts, const ScreenContext& context, QWidget* window)
    : m_outer(new QStackedWidget),
      m_pages(new QStackedWidget),
      m_rail(new Rail(parts.registry, context.keys)),
      m_head(new PageHead(context.time, context.keys)),
      m_messages(new MessageStack),
      m_status(new StatusBar),
      m_alerts(new AlertMessages(m_messages, context.go, this))
{
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    row->addLayout(column, 1);
    m_outer->addWidget(inside);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_outer, 1);
    all->addWidget(m_status);
    m_status->setScreens([&parts](const QString& id) { return parts.registry.has(id); });
    m_status->setNotes([&parts](const WorkspaceSnapshot& snapshot) {
        std::vector<StatusNote> notes;
        for (const ScreenEntry* entry : parts.registry.shown(&snapshot))
            if (StatusNote note = entry->status ? entry->status(snapshot) : StatusNote(); !note.text.isEmpty())
                notes.push_back(std::move(note));
        return notes;
    });
    m_status->setUtc(ShownZone::instance().isUtc());
    if (parts.moveKeys)
        m_alerts->setMoveKeys([&parts, window] { parts.moveKeys(window); });
    connectParts();
}

void WindowFrame::connectParts()
{
    connect(m_rail, &Rail::chosen, this, &WindowFrame::goRequested);
    connect(m_head, &PageHead::goRequested, this, &WindowFrame::goRequested);
    connect(m_head, &PageHead::searchRequested, this, &WindowFrame::searchRequested);
    connect(m_status, &StatusBar::goRequested, this, &WindowFrame::goRequested);
    connect(m_status, &StatusBar::utcChanged, this, [](bool utc) { ShownZone::instance().setUtc(utc); });
    connect(&ShownZone::instance(), &ShownZone::changed, this, [this](bool utc) {
        m_status->setUtc(utc);
        m_pages->update();
    });
    connect(m_rail->workspaceButton(), &WorkspaceButton::menuRequested, this, &WindowFrame::menuRequested);
}

void WindowFrame::setCover(QWidget* page)
{
    if (m_cover && m_cover != page) {
        m_outer->removeWidget(m_cover);
        m_cover->deleteLater();
    }
    if (page && m_cover != page)
        m_outer->addWidget(page);
    m_cover = page;
    m_outer->setCurrentIndex(page ? m_outer->indexOf(page) : 0);
}

void WindowFrame::setWorkspace(const QString& name, bool demo)
{
    m_rail->workspaceButton()->setWorkspace(name, demo);
}

void WindowFrame::setEngine(Engine* engine)
{
    m_alerts->setEngine(engine);
}

void WindowFrame::setSnapshot(const WorkspaceSnapshot& known, const WorkspaceSnapshot& live)
{
    m_rail->setBadges(known);
    m_alerts->set(live);
}

void WindowFrame::setStatus(const StatusNote& note, const SnapshotPtr& snapshot)
{
    m_status->setNote(note);
    if (snapshot)
        m_status->set(*snapshot);
}

void WindowFrame::setScreen(const QString& id, Screen* screen)
{
    m_rail->setCurrent(id);
    m_head->setScreen(screen);
}

void WindowFrame::setNarrow(bool narrow)
{
    m_rail->setNarrow(narrow);
}

void WindowFrame::showRanges()
{
    m_head->showRanges();
}

}  // namespace signalbox::ui
