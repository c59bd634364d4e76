// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/activity_models.h"
#include "activity/record_tab.h"

namespace signalbox::ui {

class Desk;

class CommandFeed;

/// The audit: every operator command of all consoles with operator, time, origin and outcome.
class AuditTab : public RecordTab {
    Q_OBJECT
public:
    AuditTab(Desk* desk, CommandFeed* feed, QWidget* parent = nullptr);

    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void show(const QString& number);  ///< selects that command once it is there
    AuditModel* model() const { return m_model; }
    bool save(const QString& file, QString* why) const;  ///< the rows shown, as CSV or (*.json) JSON

protected:
    QString wordsOf(int row) const override;

private:
    void renew();
    void askExport();

    CommandFeed* m_feed;
    AuditModel* m_model;
    QString m_wanted;
};

}  // namespace signalbox::ui
