// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include "events/hex_layout.h"

namespace signalbox::ui {

/// The bytes of a log, 16 a row: offset, four groups, text; or one 32-byte word a row with its meaning. Marked bytes
/// are shown (value filled, offset word tinted); a click or the arrow keys choose a byte, so that the field it belongs
/// to can be selected.
class HexView : public QAbstractScrollArea {
    Q_OBJECT
public:
    using Mode = HexMode;

    explicit HexView(QWidget* parent = nullptr);

    void setData(const QByteArray& data);
    void setMarks(const std::vector<ByteMark>& marks,
                  const QString& field);  ///< scrolls to them; `field` is for screen readers
    void setMode(Mode mode);
    const std::vector<ByteMark>& marks() const { return m_marks; }
    const std::vector<HexLine>& lines() const { return m_layout.lines(); }
    int cursor() const { return m_cursor; }
    QRectF byteBox(int byte) const;  ///< in viewport coordinates; empty if not visible

    QSize sizeHint() const override { return {400, 280}; }
    QSize minimumSizeHint() const override { return {200, 80}; }

Q_SIGNALS:
    void byteChosen(int byte);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QPointF scrolled() const;  ///< the point of the content at the upper left corner of the viewport
    void layAgain();
    void showMarks();
    void choose(int byte);
    void describe();

    QByteArray m_data;
    std::vector<ByteMark> m_marks;
    HexLayout m_layout;
    QString m_field;
    bool m_unfolded = false;
    int m_cursor = -1;
};

}  // namespace signalbox::ui
