// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace signalbox::ui {

class PassphraseFields;
class Text;

/// Without a keychain, keys are kept in an encrypted file; this form creates its passphrase or asks for it.
class PassphraseForm : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseForm(QWidget* parent = nullptr);
    void ask(bool create);  ///< a second call after an answer means that the passphrase was wrong

Q_SIGNALS:
    void accepted(const QString& passphrase);
    void canceled();
    void skipped();  ///< open without the keys: the passphrase is lost or not available

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answer();

    bool m_answered = false;
    Text* m_title;
    Text* m_words;
    PassphraseFields* m_fields;
    QPushButton* m_skip;
    QPushButton* m_go;
};

}  // namespace signalbox::ui
