// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>
#include <optional>
#include <vector>

#include "signalbox/snapshot.h"

namespace signalbox::ui {

enum class CoverageKind { Waiting, Done, Gap, InFlight };

/// What the map shows, made from one snapshot.
struct CoverageData {
    Height from = 0, to = -1;  ///< start .. head (or the wanted end)
    Intervals done, gaps, inFlight;
    Intervals proven;  ///< marked along the lower edge of the done ranges
    std::optional<Height> indexed, head;
    QDateTime startTime, headTime;
    double blockSeconds = 0;  ///< 0: irregular or unknown; the strip then shows the last 3,600 blocks

    static CoverageData of(const ChainSnapshot& chain);
    bool operator==(const CoverageData&) const = default;
};

/// One bar for the whole height range and a magnified strip of its last two hours; 98 px high, full width. Arrow keys
/// go from range to range, Enter and click offer "Reindex this range…".
class CoverageMap : public QWidget {
    Q_OBJECT
public:
    struct Piece {
        CoverageKind kind;
        Interval range;
        QRectF box;
    };

    explicit CoverageMap(QWidget* parent = nullptr);
    void setData(const CoverageData& data);
    const CoverageData& data() const { return m_data; }
    const std::vector<Piece>& pieces() const;  ///< pieces of the bar in order of height, for keyboard and accessibility
    QString describe(const Piece& piece) const;
    qint64 provenBlocks(const Interval& range) const;
    int focusedPiece() const { return m_focused; }

    QSize sizeHint() const override { return {600, 98}; }
    QSize minimumSizeHint() const override { return {240, 98}; }

Q_SIGNALS:
    void reindexRequested(const signalbox::Interval& range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    Interval strip() const;
    std::vector<Piece> lay(const Interval& span, const QRectF& box) const;
    const Piece* pieceAt(const QPointF& at) const;
    void offer(const Piece& piece, const QPoint& at);
    void layAll() const;

    CoverageData m_data;
    mutable std::vector<Piece> m_bar, m_strip;
    mutable bool m_dirty = true;
    int m_focused = -1;
};

/// One child per range for screen readers; done by the first map.
void installCoverageAccessibility();

}  // namespace signalbox::ui
