// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_overlay.h"

#include <QEvent>
#include <QPushButton>
#include <QTableView>

#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"

namespace signalbox::ui {

EventOverlay::EventOverlay(QTableView* view)
    : QObject(view),
      m_view(view),
      m_empty(new EmptyState(u"events"_s, {}, view)),
      m_newer(makeButton(tr("Newer rows"), ButtonKind::Normal, u"arrow-up"_s, ControlSize::Card, view))
{
    m_newer->hide();
    connect(m_newer, &QPushButton::clicked, this, &EventOverlay::newerRequested);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
}

void EventOverlay::setActions(std::function<void()> addChain, std::function<void(const QString&)> openChain)
{
    m_addChain = std::move(addChain);
    m_openChain = std::move(openChain);
}

void EventOverlay::setEmpty(const std::optional<EmptyEvents>& state)
{
    m_empty->setVisible(state.has_value());
    if (!state)
        return;
    const EmptyEventsText shown = emptyEventsText(*state);
    m_empty->setText(shown.text);
    switch (shown.action) {
        case EmptyEventsAction::None:
            return m_empty->setButton({}, {}, {});
        case EmptyEventsAction::Retry:
            return m_empty->setButton(tr("Retry"), u"refresh"_s, [this] { Q_EMIT retryRequested(); });
        case EmptyEventsAction::ClearFilters:
            return m_empty->setButton(tr("Clear filters"), {}, [this] { Q_EMIT clearRequested(); });
        case EmptyEventsAction::AddChain:
            return m_empty->setButton(m_addChain ? tr("Add chain") : QString(), u"plus"_s, m_addChain);
        case EmptyEventsAction::OpenChain:
            return m_empty->setButton(m_openChain ? tr("Open %1").arg(format::safe(state->chain->name)) : QString(), {},
                                      [this, id = state->chain->caip2] { m_openChain(id); });
    }
}

void EventOverlay::setNewer(bool newer)
{
    m_newer->setVisible(newer);
    place();
}

void EventOverlay::place()
{
    const QRect below = m_view->viewport()->geometry();
    m_empty->setGeometry(below);
    m_newer->adjustSize();
    m_newer->move(below.center().x() - m_newer->width() / 2, below.top() + 8);
    m_newer->raise();
}

bool EventOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

}  // namespace signalbox::ui
