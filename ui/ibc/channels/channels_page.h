// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/ibc_page.h"
#include "ibc/model/channel_model.h"

class QPushButton;
class QSplitter;

namespace signalbox::ui {

class ChannelPane;
class DataTable;
class Desk;

/// All channels with their numbers of the period and their comparison with the chains.
class ChannelsPage : public IbcPage {
    Q_OBJECT
public:
    explicit ChannelsPage(Desk* desk, QWidget* parent = nullptr);

    void load() override;
    void setSnapshot(const WorkspaceSnapshot& snapshot) override;
    QWidget* findField() override;
    void check(const QString& chainId, const QString& channel);  ///< empty: all
    void choose(const QString& key);                             ///< "osmosis-1/transfer/channel-0"
    QString chosen() const;
    DataTable* table() const { return m_table; }
    ChannelPane* pane() const { return m_pane; }
    ChannelModel* model() const { return m_model; }

Q_SIGNALS:
    void packetsWanted(const QString& chainId, const QString& channel);
    void chosenChanged();

protected:
    void engineChanged() override;

private:
    void merge();
    void showCurrent();

    ChannelModel* m_model;
    DataTable* m_table;
    ChannelPane* m_pane;
    QSplitter* m_splitter;
    QPushButton* m_check;
    std::vector<IbcChannel> m_channels;
    std::vector<ChannelCheck> m_checks;
    QString m_wanted;
    LatestAnswer m_channelsAnswer, m_checksAnswer, m_checkAnswer;
};

}  // namespace signalbox::ui
