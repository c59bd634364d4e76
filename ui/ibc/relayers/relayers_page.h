// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/ibc_page.h"

class QComboBox;

namespace signalbox::ui {

class DataTable;
class Desk;
class RelayerModel;

/// The leaderboard of relayers, of one chain or of all.
class RelayersPage : public IbcPage {
    Q_OBJECT
public:
    explicit RelayersPage(Desk* desk, QWidget* parent = nullptr);

    void load() override;
    void setSnapshot(const WorkspaceSnapshot& snapshot) override;
    QWidget* findField() override;
    DataTable* table() const { return m_table; }
    QComboBox* chains() const { return m_chains; }

Q_SIGNALS:
    void packetsWanted(const QString& text);

protected:
    void engineChanged() override { m_answer.drop(); }

private:
    void fillChains(const WorkspaceSnapshot& snapshot);

    RelayerModel* m_model;
    DataTable* m_table;
    QComboBox* m_chains;
    LatestAnswer m_answer;
    QString m_asked;
};

}  // namespace signalbox::ui
