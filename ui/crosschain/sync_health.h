// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/engine.h"
#include "signalbox/sync_queries.h"
#include "tables/data_table.h"

class QPushButton;

namespace signalbox::ui {

class Desk;

/// Differences of the schemas of Canopy chains from the catalog, with the action that repairs them.
class SyncHealth : public DataTable {
    Q_OBJECT
public:
    explicit SyncHealth(Desk* desk, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void check();
    const std::vector<SyncFinding>& findings() const { return m_findings; }

Q_SIGNALS:
    void repairWanted(const QStringList& chains);

private:
    class Model;
    void take(const Expected<std::vector<SyncFinding>>& answer);
    QStringList toRepair() const;

    Model* m_model;
    QPushButton* m_again;
    QPushButton* m_repair;
    QPointer<Engine> m_engine;
    std::vector<SyncFinding> m_findings;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
