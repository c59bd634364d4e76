// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "events/empty_events.h"

class QPushButton;
class QTableView;

namespace signalbox::ui {

class EmptyState;

/// Shown over a table of events: why it is empty, with the action that helps, or a button for newer rows above it.
class EventOverlay : public QObject {
    Q_OBJECT
public:
    explicit EventOverlay(QTableView* view);

    /// Without `addChain`, or without `openChain`, that button is left out.
    void setActions(std::function<void()> addChain, std::function<void(const QString& caip2)> openChain);
    void setEmpty(const std::optional<EmptyEvents>& state);  ///< none: there are rows, or they are being loaded
    void setNewer(bool newer);
    EmptyState* emptyState() const { return m_empty; }

Q_SIGNALS:
    void newerRequested();
    void retryRequested();
    void clearRequested();  ///< the filters

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QTableView* m_view;
    EmptyState* m_empty;
    QPushButton* m_newer;
    std::function<void()> m_addChain;
    std::function<void(const QString&)> m_openChain;
};

}  // namespace signalbox::ui
