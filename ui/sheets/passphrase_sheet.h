#pragma once

#include "widgets/sheet.h"

namespace signalbox::ui {

class PassphraseFields;

/// The same question while a window stands: when the workspace opens, or when the first key is to be kept.
class PassphraseSheet : public Sheet {
    Q_OBJECT
public:
    /// again: the answer before did not fit.
    PassphraseSheet(bool create, bool again, QWidget* window);
    static QString words(bool create);

Q_SIGNALS:
    void answered(const QString& passphrase);  ///< once; empty: not now
    void lost();                               ///< instead: the passphrase is gone, the keys shall be entered again

private:
    void say(const QString& passphrase);
    void askWhetherLost();

    PassphraseFields* m_fields;
    Text* m_words;
    QPushButton* m_lost;
    QPushButton* m_go;
    bool m_said = false;
};

}  // namespace signalbox::ui
