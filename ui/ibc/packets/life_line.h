// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/packets/life_layout.h"
#include "ibc/parts/parts_view.h"

namespace signalbox::ui {

/// What happened to a packet on its two chains: sent, received, acknowledged or timed out, with relays that won and
/// lost, by block times. A timeout far away is behind a break of the axis.
class LifeLine : public PartsView {
    Q_OBJECT
public:
    explicit LifeLine(QWidget* parent = nullptr);

    void setDetail(const PacketDetail& detail);
    void setMarks(const ibc::ChainMarks& marks);
    const LifeLayout& layoutNow() const { return m_layout; }

    int partCount() const override { return int(m_layout.marks().size()); }
    QString partName(int part) const override;
    QRectF partBox(int part) const override;
    int partAt(const QPointF& at) const override;

    QSize sizeHint() const override { return {640, 268}; }
    QSize minimumSizeHint() const override { return {320, 250}; }

Q_SIGNALS:
    void relayChosen(int relay);  ///< index in PacketDetail::relays

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintLanes(QPainter& p) const;
    void paintAxis(QPainter& p) const;
    void paintArrows(QPainter& p) const;
    void paintMark(QPainter& p, const LifeMark& mark) const;
    void paintLabel(QPainter& p, const LifeMark& mark) const;

    LifeLayout m_layout;
    PacketDetail m_detail;
    ibc::ChainMarks m_marks;
};

}  // namespace signalbox::ui
