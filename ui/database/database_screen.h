// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen_registry.h"
#include "signalbox/database_queries.h"

class QBoxLayout;

namespace signalbox::ui {

class Card;
class DatabasePoll;
class DatabaseTiles;
class JobTable;
class MessageStack;
class ObjectTabs;
class PlanPane;
class SizeCard;
class Text;

/// The workspace's database: size and growth, tables, indexes, slow queries, sessions, and the jobs that maintain it.
/// Addresses: indexes, tables, slow, slow-log, maintenance,
/// maintenance/JOB, connections.
class DatabaseScreen : public Screen {
    Q_OBJECT
public:
    explicit DatabaseScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    bool usesTimeRange() const override { return true; }
    void setEngine(Engine* engine) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    ObjectTabs* objects() const { return m_objects; }
    JobTable* jobs() const { return m_jobs; }
    PlanPane* plan() const { return m_plan; }
    SizeCard* sizes() const { return m_sizes; }

private:
    void connectParts();
    void take(const DatabaseSummary& summary);
    void showFailure(const Error& error);
    void showRefusal(const Error& error);  ///< of a run or a schedule
    void renewPlan();
    void showJob(const QString& id);
    void chooseWanted();

    MessageStack* m_bars;
    DatabasePoll* m_poll;
    DatabaseTiles* m_tiles;
    ObjectTabs* m_objects;
    JobTable* m_jobs;
    SizeCard* m_sizes;
    PlanPane* m_plan;
    QString m_wantedJob;
    Card* m_hint;  ///< while nothing is selected
    QBoxLayout* m_columns;
    Text* m_version;
};

/// `engine`: asked whether it can maintain the database; null while there is none.
ScreenEntry databaseScreenEntry(std::function<Engine*()> engine = {});

}  // namespace signalbox::ui
