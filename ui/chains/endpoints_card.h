// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chain_part_models.h"
#include "tables/data_table.h"

namespace signalbox::ui {

class Desk;

/// The endpoints of the chain and their actions.
class EndpointsCard : public DataTable {
    Q_OBJECT
public:
    explicit EndpointsCard(Desk* desk, QWidget* parent = nullptr);
    void setChain(const ChainSnapshot& chain);
    void setNarrow(bool narrow);
    const EndpointSnapshot* endpoint(int sourceRow) const { return m_rows->at(sourceRow); }

Q_SIGNALS:
    void addRequested();
    void editRequested(const signalbox::EndpointSnapshot& endpoint);
    void removeRequested(const signalbox::EndpointSnapshot& endpoint);
    void enableRequested(const signalbox::EndpointSnapshot& endpoint, bool enabled);
    void moveRequested(const signalbox::EndpointSnapshot& endpoint, int by);
    void tryRequested();
    void testRequested(const signalbox::EndpointSnapshot& endpoint);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const EndpointSnapshot* selected() const;  ///< the selected endpoint; null: none or several are selected
    void fit();
    EndpointTableModel* m_rows;
    bool m_narrow = false, m_logs = true;
};

/// The contracts and tokens of the chain and their actions.
class StreamsCard : public DataTable {
    Q_OBJECT
public:
    explicit StreamsCard(Desk* desk, QWidget* parent = nullptr);
    void setChain(const ChainSnapshot& chain);

Q_SIGNALS:
    void addRequested();
    void removeRequested(const signalbox::StreamSnapshot& stream);

private:
    StreamTableModel* m_rows;
};

/// The reorgs of the chain that were undone.
class ReorgsCard : public DataTable {
    Q_OBJECT
public:
    explicit ReorgsCard(Desk* desk, QWidget* parent = nullptr);
    void setReorgs(const std::vector<ReorgRow>& reorgs);

private:
    ReorgTableModel* m_rows;
};

/// The items that could not be decoded or stored; they are never dropped.
class QuarantineCard : public DataTable {
    Q_OBJECT
public:
    explicit QuarantineCard(Desk* desk, QWidget* parent = nullptr);
    void setItems(const std::vector<QuarantineRow>& items);

Q_SIGNALS:
    void retryRequested(const signalbox::QuarantineRow& item);
    void skipRequested(const signalbox::QuarantineRow& item);

private:
    void forSelected(void (QuarantineCard::*signal)(const QuarantineRow&));
    QuarantineTableModel* m_rows;
    QWidget* m_retry;
    QWidget* m_skip;
};

}  // namespace signalbox::ui
