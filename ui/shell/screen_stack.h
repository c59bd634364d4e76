// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

#include "shell/page_history.h"
#include "shell/screen_registry.h"

class QStackedWidget;

namespace signalbox::ui {

/// The screens of a window: each is created when it is first needed, one is visible and gets snapshots. Keeps the
/// history of their addresses; the desk keeps the last one. GUI thread.
class ScreenStack : public QObject {
    Q_OBJECT
public:
    static constexpr int narrowBelow = 1100;  ///< width of the window: screens drop columns

    /// Both outlive the stack; `context` with its desk and time.
    ScreenStack(const ScreenRegistry& registry, ScreenContext* context, QObject* parent = nullptr);

    void setPages(QStackedWidget* pages);  ///< parent of the screens, which die with it
    void leave();          ///< before the pages die: forgets the screens, keeps the history and the screens' drafts
    void restoreDrafts();  ///< makes the screens that had one
    void go(const QString& address);       ///< ignored if the screen is not registered
    void restore(const QString& address);  ///< goes there without an entry in the history
    void step(int by);                     ///< back or forward in the history

    QString address() const;
    const QString& currentId() const { return m_currentId; }  ///< empty: none
    Screen* current() const;
    Screen* screen(const QString& id);                         ///< created on demand; null if not registered
    std::vector<std::pair<QString, Screen*>> unsaved() const;  ///< screens with unsaved changes, by ID

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);  ///< reaches the visible screen while the time is live
    void fitWidth();                                ///< after a resize of the window

Q_SIGNALS:
    void shown(signalbox::ui::Screen* screen);
    void statusChanged();  ///< another screen, or another note of the visible one

private:
    void remember();
    bool isNarrow() const;

    const ScreenRegistry& m_registry;
    ScreenContext* m_context;
    QPointer<QStackedWidget> m_pages;
    std::vector<std::pair<QString, Screen*>> m_screens;
    std::vector<std::pair<QString, std::any>> m_drafts;
    QString m_currentId;
    PageHistory m_history;
    bool m_stepping = false;
    Engine* m_engine = nullptr;
    SnapshotPtr m_snapshot;
};

}  // namespace signalbox::ui
