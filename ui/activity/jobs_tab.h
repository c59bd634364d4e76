// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/activity_models.h"
#include "activity/record_tab.h"

class QPushButton;

namespace signalbox::ui {

class Desk;

class CommandFeed;

/// Commands that take their time, and exports: how far, cancel, try again. They are rows of the workspace, so a restart
/// shows them again.
class JobsTab : public RecordTab {
    Q_OBJECT
public:
    JobsTab(Desk* desk, CommandFeed* feed, QWidget* parent = nullptr);

    void setSnapshot(const WorkspaceSnapshot& snapshot);
    JobModel* model() const { return m_model; }
    void cancelSelected();
    void retrySelected();

protected:
    QString wordsOf(int row) const override;

private:
    void renew();
    void renewActions();
    void openFolder(const JobLine& line);

    CommandFeed* m_feed;
    JobModel* m_model;
    QPushButton* m_cancel;
    QPushButton* m_retry;
    ChainNames m_names;
};

/// Shared by Jobs and Audit: repeats a command; a dangerous one asks for its preview first.
void sendAgain(CommandFeed* feed, const CommandStatus& status, const ChainNames& names, QWidget* over);

}  // namespace signalbox::ui
