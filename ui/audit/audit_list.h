// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "shell/screen.h"
#include "signalbox/action_queries.h"
#include "widgets/card.h"

class QMenu;
class QPushButton;
class QStackedLayout;
class QTabBar;

namespace signalbox::ui {

class AuditFeed;
class AuditFilterBar;
class AuditTree;
class Badge;
class CountLine;
class EmptyState;
class JobCommands;
class JobTreeModel;

/// The jobs in three tabs: all of the time range, dead letters and held ones of any time; with filters, export and,
/// for jobs that wait for a decision, Replay all.
class AuditList : public Card {
    Q_OBJECT
public:
    enum class Place { Audit, Dead, Held };

    AuditList(ScreenContext* context, JobCommands* commands, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    void setTotals(const std::vector<ActionTotals>& totals);  ///< numbers of dead and held jobs, beside the tabs
    void refresh();

    Place place() const;
    QString placeName() const;  ///< audit, dead, held
    bool showPlace(const QString& name);
    void show(const QString& trigger, const QString& event);  ///< empty: all
    void chooseJob(qint64 id);                                ///< as soon as it is listed
    std::vector<ActionJob> listed() const;                    ///< newest first

    AuditFilterBar* filter() const { return m_filter; }
    AuditTree* tree() const { return m_tree; }

Q_SIGNALS:
    void rowChosen();
    void placeChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectParts();
    void begin();
    void take(std::vector<ActionJob> newest);
    void takeOlder(std::vector<ActionJob> older);
    void renew();
    void showEmpty();
    void say(const QString& text, const QString& button = {}, std::function<void()> run = {});
    void fit();
    void openMenu(const QPoint& at);
    void fillMenu(QMenu* menu, const ActionJob& job);

    ScreenContext* m_context;
    QPointer<Engine> m_engine;
    JobCommands* m_commands;
    JobTreeModel* m_model;
    AuditFeed* m_feed;
    AuditFilterBar* m_filter;
    AuditTree* m_tree;
    QTabBar* m_tabs;
    Badge* m_dead;
    QWidget* m_above;  ///< place of the filter where the head has no room
    QPushButton* m_replayAll;
    QPushButton* m_export;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    CountLine* m_count;
    std::optional<Error> m_error;
    qint64 m_wanted = 0;  ///< job to be chosen
    bool m_fresh = true, m_complete = false, m_loading = true, m_beside = true;
};

}  // namespace signalbox::ui
