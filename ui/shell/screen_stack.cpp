// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/screen_stack.h"

#include <QScopedValueRollback>
#include <QStackedWidget>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

ScreenStack::ScreenStack(const ScreenRegistry& registry, ScreenContext* context, QObject* parent)
    : QObject(parent), m_registry(registry), m_context(context)
{
}

void ScreenStack::setPages(QStackedWidget* pages)
{
    m_pages = pages;
}

void ScreenStack::leave()
{
    for (const auto& [id, screen] : m_screens) {
        if (std::any draft = screen->draft(); draft.has_value())
            m_drafts.emplace_back(id, std::move(draft));
        screen->setWatched(false);
        screen->setEngine(nullptr);
    }
    m_screens.clear();
    m_currentId.clear();
}

void ScreenStack::restoreDrafts()
{
    for (const auto& [id, draft] : std::exchange(m_drafts, {}))
        if (Screen* made = screen(id))
            made->setDraft(draft);
}

std::vector<std::pair<QString, Screen*>> ScreenStack::unsaved() const
{
    std::vector<std::pair<QString, Screen*>> all;
    for (const auto& each : m_screens)
        if (!each.second->unsaved().isEmpty())
            all.push_back(each);
    return all;
}

Screen* ScreenStack::current() const
{
    for (const auto& [id, screen] : m_screens)
        if (id == m_currentId)
            return screen;
    return nullptr;
}

Screen* ScreenStack::screen(const QString& id)
{
    for (const auto& [known, screen] : m_screens)
        if (known == id)
            return screen;
    for (const ScreenEntry& entry : m_registry.entries()) {
        if (entry.id != id)
            continue;
        Screen* screen = entry.make(m_context);
        screen->setObjectName(id);
        m_pages->addWidget(screen);
        m_screens.emplace_back(id, screen);
        // Without a parent, a widget that is shown is a window.
        for (QWidget* widget : screen->headLeft() + screen->headRight())
            if (!widget->parentWidget()) {
                widget->setParent(screen);
                widget->hide();
            }
        screen->setNarrow(isNarrow());
        screen->setEngine(m_engine);
        connect(screen, &Screen::addressChanged, this, [this, screen] {
            if (screen == current())
                remember();
        });
        connect(screen, &Screen::statusChanged, this, [this, screen] {
            if (screen == current())
                Q_EMIT statusChanged();
        });
        return screen;
    }
    return nullptr;
}

QString ScreenStack::address() const
{
    const Screen* screen = current();
    if (!screen)
        return m_currentId;
    const QString rest = screen->address();
    return rest.isEmpty() ? m_currentId : m_currentId + QLatin1Char('/') + rest;
}

void ScreenStack::go(const QString& address)
{
    const QString id = address.section(QLatin1Char('/'), 0, 0).section(QLatin1Char('?'), 0, 0);
    QString rest = address.mid(id.size());
    if (rest.startsWith(QLatin1Char('/')))
        rest.remove(0, 1);
    Screen* next = screen(id);
    if (!next)
        return;
    Screen* before = current();
    if (before && before != next)
        before->setWatched(false);
    // a control that is about to be hidden hands its focus to the page, not to whatever comes next
    const QWidget* focus = m_pages->window()->focusWidget();
    const bool moves = !focus || (before && (before == focus || before->isAncestorOf(focus)));
    m_currentId = id;
    if (m_snapshot)
        next->setSnapshot(m_snapshot);
    next->open(rest);
    m_pages->setCurrentWidget(next);
    Q_EMIT shown(next);
    next->setWatched(true);
    Q_EMIT statusChanged();
    if (moves)
        next->setFocus(Qt::OtherFocusReason);
    remember();
}

void ScreenStack::restore(const QString& address)
{
    const QScopedValueRollback<bool> stepping(m_stepping, true);
    go(address);
}

void ScreenStack::remember()
{
    const QString now = address();
    m_context->desk->setValue(u"window/address"_s, now);
    if (!m_stepping)
        m_history.visit(now);
}

void ScreenStack::step(int by)
{
    if (const auto to = m_history.step(by))
        restore(*to);
}

void ScreenStack::setEngine(Engine* engine)
{
    m_engine = engine;
    for (const auto& [id, screen] : m_screens)
        screen->setEngine(engine);
}

void ScreenStack::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    if (Screen* screen = current(); screen && m_context->time->isLive())
        screen->setSnapshot(snapshot);
}

bool ScreenStack::isNarrow() const
{
    return m_pages->window()->width() < narrowBelow;
}

void ScreenStack::fitWidth()
{
    for (const auto& [id, screen] : m_screens)
        screen->setNarrow(isNarrow());
}

}  // namespace signalbox::ui
