type Json = Record<string, any>;

/** Base64url, as WebAuthn writes bytes in JSON. */
function bytes(text: string) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

function text(buffer: ArrayBuffer) {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

function known(credentials?: Json[]): PublicKeyCredentialDescriptor[] | undefined {
  return credentials?.map(({ id, transports }) => ({ type: 'public-key', id: bytes(id), transports }));
}

function common(credential: PublicKeyCredential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

/**
 * Hands questions of the server to the browser's passkeys and gives the answers back, both as JSON; an empty answer where
 * the person gave up or the browser has nothing to offer.
 */
class HavenPasskey extends HTMLElement {
  connectedCallback() {
    this.hidden = true;
  }

  async create(question: string) {
    const options: Json = JSON.parse(question);
    return this.answer(async () => {
      const credential = (await navigator.credentials.create({
        publicKey: {
          ...(options as any),
          challenge: bytes(options.challenge),
          user: { ...options.user, id: bytes(options.user.id) },
          excludeCredentials: known(options.excludeCredentials),
        },
      })) as PublicKeyCredential;
      const response = credential.response as AuthenticatorAttestationResponse;
      return {
        ...common(credential),
        response: {
          attestationObject: text(response.attestationObject),
          clientDataJSON: text(response.clientDataJSON),
          transports: response.getTransports?.() ?? [],
        },
      };
    });
  }

  async get(question: string) {
    const options: Json = JSON.parse(question);
    return this.answer(async () => {
      const credential = (await navigator.credentials.get({
        publicKey: {
          ...(options as any),
          challenge: bytes(options.challenge),
          allowCredentials: known(options.allowCredentials),
        },
      })) as PublicKeyCredential;
      const response = credential.response as AuthenticatorAssertionResponse;
      return {
        ...common(credential),
        response: {
          authenticatorData: text(response.authenticatorData),
          clientDataJSON: text(response.clientDataJSON),
          signature: text(response.signature),
          userHandle: response.userHandle ? text(response.userHandle) : undefined,
        },
      };
    });
  }

  private async answer(ask: () => Promise<Json>) {
    try {
      return JSON.stringify(await ask());
    } catch {
      return '';
    }
  }
}

customElements.define('haven-passkey', HavenPasskey);

export {};
