// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/whole_text.h"

#include <QPlainTextEdit>

namespace signalbox::ui {

WholeText::WholeText(const QString& name, const QString& placeholder, TextRole role, QWidget* parent)
    : Card(parent), m_view(new QPlainTextEdit)
{
    m_view->setReadOnly(true);
    m_view->setUndoRedoEnabled(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFont(ui::font(role));
    m_view->setAccessibleName(name);
    m_view->setPlaceholderText(placeholder);
    m_view->setTabChangesFocus(true);
    m_view->setFixedHeight(56);
    m_view->viewport()->setAutoFillBackground(false);
    auto* box = addPadded();
    box->setContentsMargins(8, 4, 8, 4);
    box->addWidget(m_view);
}

void WholeText::setText(const QString& text)
{
    if (m_view->toPlainText() != text)
        m_view->setPlainText(text);
}

QString WholeText::text() const
{
    return m_view->toPlainText();
}

}  // namespace signalbox::ui
