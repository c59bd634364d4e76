// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/queue_page.h"

class QMenu;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class DataTable;
class Desk;
class QueueActions;
class QueueConfigModel;

/// How the queues are processed: the defaults and a row for each chain, edited in place. What is refused cannot be
/// saved; what would stop a queue is said first.
class QueueConfigPage : public QueuePage {
    Q_OBJECT
public:
    QueueConfigPage(Desk* desk, QueueActions* commands, QWidget* parent = nullptr);

    QList<QWidget*> actions() const override;
    void load() override;
    void setSnapshot(const WorkspaceSnapshot& snapshot) override;
    void setNarrow(bool narrow);
    QueueConfigModel* model() const { return m_model; }
    DataTable* table() const { return m_table; }
    void save();
    void useDefaults();  ///< for the chain of the current row

protected:
    void engineChanged() override;

private:
    void take(const Expected<std::vector<QueueConfig>>& answer);
    void saveDefaults(const QueueConfig& config);
    void enter();
    void renew();

    QueueActions* m_commands;
    QueueConfigModel* m_model;
    DataTable* m_table;
    CheckLine* m_check;
    QPushButton* m_defaults;
    QPushButton* m_revert;
    QPushButton* m_save;
};

}  // namespace signalbox::ui
