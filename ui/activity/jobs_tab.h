#pragma once

#include <QWidget>

#include "activity/activity_models.h"

class QPushButton;

namespace signalbox::ui {

class CommandFeed;
class DataTable;
class Segments;
class WholeText;

/// Commands that take their time, and exports: how far, cancel, try again. They are rows of the workspace, so a restart
/// shows them again.
class JobsTab : public QWidget {
    Q_OBJECT
public:
    explicit JobsTab(CommandFeed* feed, QWidget* parent = nullptr);

    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setDropLevel(int level);
    DataTable* table() const { return m_table; }
    JobModel* model() const { return m_model; }
    Segments* segments() const { return m_segments; }
    void cancelSelected();
    void retrySelected();

private:
    void showWhole();
    void renew();
    void renewLevers();
    void openFolder(const JobLine& line);
    std::vector<JobLine> selected() const;

    CommandFeed* m_feed;
    JobModel* m_model;
    DataTable* m_table;
    Segments* m_segments;
    WholeText* m_whole;
    QPushButton* m_cancel;
    QPushButton* m_retry;
    ChainNames m_names;
};

/// Shared by Jobs and Audit: asks for the preview of a dangerous command anew, the others are sent at once.
void sendAgain(CommandFeed* feed, const CommandStatus& status, const ChainNames& names, QWidget* over);

}  // namespace signalbox::ui
