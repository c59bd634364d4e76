// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "shell/screen_registry.h"

class QStackedWidget;

namespace signalbox::ui {

class AlertsTab;
class AuditTab;
class CommandFeed;
class JobsTab;
class LogTab;
class RecordTab;
class Segments;

/// Jobs, audit, log and alerts. Addresses: jobs, audit, audit/12 (a command), log, log?chain=eip155:1, alerts.
class ActivityScreen : public Screen {
    Q_OBJECT
public:
    explicit ActivityScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    JobsTab* jobs() const { return m_jobs; }
    AuditTab* audit() const { return m_audit; }
    LogTab* log() const { return m_log; }
    AlertsTab* alerts() const { return m_alerts; }
    Segments* tabs() const { return m_tabs; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    std::array<RecordTab*, 4> records() const;
    void showTab(const QString& id);
    void tellWatched();

    CommandFeed* m_feed;
    Segments* m_tabs;
    QStackedWidget* m_stack;
    JobsTab* m_jobs;
    AuditTab* m_audit;
    LogTab* m_log;
    AlertsTab* m_alerts;
    bool m_visible = false;
};

ScreenEntry activityScreenEntry();

}  // namespace signalbox::ui
