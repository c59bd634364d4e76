// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "theme/fonts.h"

namespace signalbox::ui {

/// A label of one text role and ink that follows font and theme. Plain text unless setTextFormat() says otherwise: text
/// that comes from a chain must stay plain. Elides in the middle or at the end when asked to, with the full text as
/// tool tip.
class Text : public QLabel {
    Q_OBJECT
public:
    explicit Text(const QString& text, TextRole role = TextRole::Base, Ink ink = Ink::Text, QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setInk(Ink ink);
    void setFigures(bool on);               ///< digits of equal width
    void setElide(Qt::TextElideMode mode);  ///< ElideNone: the label requests its full width
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void renew();

    TextRole m_role;
    Ink m_ink;
    bool m_figures = false;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    bool m_renewing = false;
};

}  // namespace signalbox::ui
