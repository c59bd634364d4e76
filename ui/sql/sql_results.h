// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace signalbox::ui {

class Desk;
class SqlResultPage;

/// The results of statements, each in a tab.
class SqlResults : public QWidget {
    Q_OBJECT
public:
    explicit SqlResults(Desk* desk, QWidget* parent = nullptr);

    int count() const;
    SqlResultPage* page() const;  ///< the visible one; null before the first pageFor()
    /// A page for the next result, made visible: an idle one, or a new tab. Beyond eight tabs the first idle one.
    SqlResultPage* pageFor(bool newTab);
    void closeCurrent();
    void renew(bool works);  ///< titles and buttons; works: statements can run

Q_SIGNALS:
    void changed();  ///< another page is visible, or the state of one changed
    void newTabRequested();
    void exportRequested();
    void abandoned(quint64 run);  ///< the tab of a running statement was closed

private:
    SqlResultPage* at(int index) const;

    Desk* m_desk;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    QWidget *m_export, *m_close;
};

}  // namespace signalbox::ui
