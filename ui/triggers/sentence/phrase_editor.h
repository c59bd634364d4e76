// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::ui {

class TriggerDraft;

/// The editor that takes the place of a word of the sentence: an operator, a value, a window of time, the chain or the
/// registry. Every change goes to the draft at once; Enter, Esc and leaving it end it.
class PhraseEditor : public QWidget {
    Q_OBJECT
public:
    /// Null if the place is edited elsewhere.
    static PhraseEditor* make(TriggerDraft* draft, const QString& path, QWidget* parent);
    void begin();  ///< takes the focus

Q_SIGNALS:
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PhraseEditor(QWidget* field, QWidget* parent);
    QWidget* m_field;
};

}  // namespace signalbox::ui
