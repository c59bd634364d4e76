// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/elided_check.h"
#include "signalbox/literals.h"

#include <utility>

namespace signalbox::ui {

namespace {
constexpr int indicator = 26;  ///< px of the box and its gap
}

ElidedCheck::ElidedCheck(QString text, QString tail, QWidget* parent)
    : QCheckBox(parent), m_text(std::move(text)), m_tail(std::move(tail))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    fit();
}

QSize ElidedCheck::minimumSizeHint() const
{
    return {120, QCheckBox::minimumSizeHint().height()};
}

void ElidedCheck::resizeEvent(QResizeEvent* event)
{
    QCheckBox::resizeEvent(event);
    fit();
}

void ElidedCheck::fit()
{
    const QFontMetrics metrics(font());
    const int room = width() - indicator - metrics.horizontalAdvance(m_tail);
    QString shown = metrics.elidedText(m_text, Qt::ElideRight, qMax(60, room)) + m_tail;
    shown.replace(QLatin1Char('&'), u"&&"_s);  // a name from a chain has no mnemonic
    if (shown != text())
        setText(shown);
}

}  // namespace signalbox::ui
