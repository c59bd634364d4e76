// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "shell/screen.h"
#include "signalbox/queries.h"

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace signalbox::ui {

class EventPane;
class EventPanel;
class ExportJobs;
class LiveButton;
class Segments;

/// Transfers and registry events: filterable, paged, with a decoded detail pane and export. Addresses:
/// "events?kind=registry&chain=eip155:8453&registry=reputation&key=8453-51429159-142".
class EventsScreen : public Screen {
    Q_OBJECT
public:
    explicit EventsScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    QList<QWidget*> headRight() override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    EventPanel* panel() const;
    EventPane* pane() const { return m_pane; }
    ExportJobs* jobs() const { return m_jobs; }
    void exportAll();

private:
    void showKind(EventKind kind);
    void follow();
    void showCurrent();
    void share();
    void renewTimeButton();

    EventPanel* m_transfers;
    EventPanel* m_registry;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    EventPane* m_pane;
    ExportJobs* m_jobs;
    Segments* m_kind;
    QPushButton* m_time;
    QWidget* m_live;
    QTimer m_soon;
    bool m_paneClosed = false, m_ownKind = false;
    QString m_opened;  ///< key of an event that was opened by its address and is not in memory
};

}  // namespace signalbox::ui
