// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>
#include <QWidget>

#include "signalbox/triggers.h"

class QPlainTextEdit;
class QToolButton;

namespace signalbox::ui {

class Text;
class TextFrame;
class TriggerDraft;

/// A template and beside it what it becomes with an event. The template of a body is JSON; other text is kept in the
/// editor and refused.
class TemplateBox : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Plain, Json };
    TemplateBox(TriggerDraft* draft, int action, QString key, Kind kind, const QString& title,
                QWidget* parent = nullptr);

    void renew();  ///< from the draft
    void setPreview(const ActionPreview& preview, const QString& eventTime);
    void setPreviewFailure(const QString& text);
    QPlainTextEdit* editor() const { return m_editor; }
    void focusEditor(Qt::FocusReason reason);
    QPlainTextEdit* shown() const { return m_shown; }

private:
    void take();
    QString path() const;
    QJsonValue stored() const;
    TriggerDraft* m_draft;
    const int m_action;
    const QString m_key;
    const Kind m_kind;
    QPlainTextEdit* m_editor;
    QPlainTextEdit* m_shown;
    QToolButton* m_insert;
    Text* m_title;
    Text* m_note;
    TextFrame* m_frame;
    QJsonValue m_seen;  ///< what the text of the editor was made from, or became
};

/// Colors {{names}} of a template.
class PlaceholderHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit PlaceholderHighlighter(QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;
};

/// A value of JSON as it is edited: indented, "text" in quotes; and back, undefined if it is not JSON.
QString jsonText(const QJsonValue& value);
QJsonValue jsonOf(const QString& text, QString* error = nullptr);

}  // namespace signalbox::ui
